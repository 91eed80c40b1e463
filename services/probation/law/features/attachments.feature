# language: ru
Функционал: Как долго хранят документы

  Сценарий: Значения
    Тогда правила говорят:
      | правило                   | значение | единица | норма    | состояние    |
      | attachment.keep_after_end | 36       | months  | internal | не проверено |
      | attachment.keep_withdrawn | 30       | days    | internal | не проверено |
