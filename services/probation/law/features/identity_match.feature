# language: ru
Функционал: Один ли это человек
  Машина взвешивает признаки и спрашивает; решает офицер. Объединяют от 20 баллов, сомнение снимают ниже 14.

  Структура сценария: Сколько весят признаки вместе
    Допустим признаки "<признаки>"
    Тогда вместе <баллы> баллов, и офицера <спрашивают>

    Примеры: значения наши, их ещё не сверили с реестром
      | признаки                                            | баллы | спрашивают     |
      | iin.same                                            | 40    | спрашивают     |
      | iin.same, name.different                            | 30    | спрашивают     |
      | name.same, patronymic.same, birth.same              | 19    | не спрашивают  |
      | name.same, patronymic.same, birth.same, region.same | 20    | спрашивают     |
      | name.same, birth.same, iin.different                | -4    | не спрашивают  |

  Сценарий: Значения
    Тогда правила говорят:
      | правило                    | значение | единица | норма    | состояние    |
      | match.join                 | 20       | points  | internal | не проверено |
      | match.part                 | 14       | points  | internal | не проверено |
      | match.iin.same             | 40       | points  | internal | не проверено |
      | match.iin.typing_error     | 9        | points  | internal | не проверено |
      | match.iin.different        | -20      | points  | internal | не проверено |
      | match.name.same            | 8        | points  | internal | не проверено |
      | match.name.spelling        | 7        | points  | internal | не проверено |
      | match.name.swapped         | 7        | points  | internal | не проверено |
      | match.name.similar         | 4        | points  | internal | не проверено |
      | match.name.different       | -10      | points  | internal | не проверено |
      | match.patronymic.same      | 3        | points  | internal | не проверено |
      | match.patronymic.different | -6       | points  | internal | не проверено |
      | match.birth.same           | 8        | points  | internal | не проверено |
      | match.birth.swapped        | 5        | points  | internal | не проверено |
      | match.birth.one_digit      | 4        | points  | internal | не проверено |
      | match.birth.different      | -10      | points  | internal | не проверено |
      | match.phone.same           | 6        | points  | internal | не проверено |
      | match.address.same         | 4        | points  | internal | не проверено |
      | match.region.same          | 1        | points  | internal | не проверено |
      | match.face.alike           | 10       | points  | internal | не проверено |
