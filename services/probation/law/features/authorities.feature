# language: ru
Функционал: Кто осуществляет контроль
  Служба пробации и полиция ведут разные категории; правила одной не применяются к другой.

  Структура сценария: Орган по категории
    Допустим категория "<категория>"
    Тогда контроль осуществляет "<орган>"

    Примеры: УИК 19, 24, 69, 164, 169, 171-172, 174
      | категория                 | орган            |
      | условное осуждение        | служба пробации  |
      | ограничение свободы       | служба пробации  |
      | общественные работы       | служба пробации  |
      | исправительные работы     | служба пробации  |
      | отсрочка                  | служба пробации  |
      | запрет на должности       | служба пробации  |
      | досудебная пробация       | служба пробации  |
      | пенитенциарная пробация   | служба пробации  |
      | УДО                       | полиция          |
      | административный надзор   | полиция          |

  Сценарий: Административный надзор, который записан за службой пробации, замечают
    Допустим категория "административный надзор"
    Когда контроль записан за органом "служба пробации"
    Тогда замечено "другой орган" по правилу "authority.administrative_supervision"

  Сценарий: Значения
    Тогда правила говорят:
      | правило                              | значение  | единица   | норма        | состояние    |
      | authority.suspended_sentence         | probation | authority | УИК 19, 174  | проверено    |
      | authority.restriction_of_liberty     | probation | authority | УИК 19, 69   | проверено    |
      | authority.community_work             | probation | authority | УИК 24       | проверено    |
      | authority.corrective_work            | probation | authority | УИК 24       | проверено    |
      | authority.deferred_sentence          | probation | authority | УИК 24, 164  | проверено    |
      | authority.ban_on_posts               | probation | authority | УИК 24       | проверено    |
      | authority.pre_trial_probation        | probation | authority | Law on probation | не проверено |
      | authority.penitentiary_probation     | probation | authority | Law on probation | не проверено |
      | authority.parole                     | police    | authority | УИК 169      | не проверено |
      | authority.administrative_supervision | police    | authority | УИК 171      | проверено    |
