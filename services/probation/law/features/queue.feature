# language: ru
Функционал: Отложить то, что ждёт сотрудника

  Сценарий: Значения
    Тогда правила говорят:
      | правило                     | значение | единица      | норма    | состояние    |
      | queue.put_off.longest       | 5        | working_days | internal | не проверено |
      | queue.put_off.times         | 3        | times        | internal | не проверено |
      | queue.put_off.from_priority | 3        | priority     | internal | не проверено |
