# language: ru
Функционал: О чём уведомляют и на что нужно разрешение
  Ограничение свободы требует уведомить, УДО требует письменного разрешения: это разные правила.

  Структура сценария: Что требует закон
    Допустим категория "<категория>"
    Когда человек сообщает "<о чём>"
    Тогда нужно "<что>" по правилу "<правило>"

    Примеры: УИК 66, 169; УК 44, 72
      | категория           | о чём            | что         | правило                                       |
      | ограничение свободы | выезд            | уведомление | notice.travel.restriction_of_liberty          |
      | ограничение свободы | смена жилья      | уведомление | notice.change_of_home.restriction_of_liberty  |
      | ограничение свободы | смена работы     | уведомление | notice.change_of_work.restriction_of_liberty  |
      | УДО                 | выезд            | разрешение  | notice.travel.parole                          |
      | условное осуждение  | выезд            | уведомление | notice.travel                                 |
      | УДО                 | больница         | уведомление | notice.hospital                               |

  Сценарий: В первый день после возвращения никого не считают опоздавшим
    Тогда после конца поездки ждут 24 часа

  Сценарий: Значения
    Тогда правила говорят:
      | правило                                       | значение   | единица | норма     | состояние    |
      | notice.travel                                 | notice     | text    | not found | не проверено |
      | notice.travel.restriction_of_liberty          | notice     | text    | УИК 66    | проверено    |
      | notice.change_of_home                         | notice     | text    | not found | не проверено |
      | notice.change_of_home.restriction_of_liberty  | notice     | text    | УИК 66    | проверено    |
      | notice.change_of_work                         | notice     | text    | not found | не проверено |
      | notice.change_of_work.restriction_of_liberty  | notice     | text    | УИК 66    | проверено    |
      | notice.travel.parole                          | permission | text    | УИК 169   | не проверено |
      | notice.hospital                               | notice     | text    | internal  | не проверено |
      | notice.custody                                | notice     | text    | internal  | не проверено |
      | notice.army                                   | notice     | text    | internal  | не проверено |
      | notice.childbirth                             | notice     | text    | internal  | не проверено |
      | notice.return_grace                           | 24         | hours   | internal  | не проверено |
