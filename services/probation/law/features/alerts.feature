# language: ru
Функционал: Часы сигналов браслета
  Сколько времени есть у офицера на каждый шаг, и что ждёт до утра.

  Структура сценария: Срок следующего шага
    Допустим сигнал срочности <срочность> поступил 10.03.2026 12:00
    Тогда его принимают до <принять>

    Примеры: значения наши, пока их не задал начальник службы
      | срочность | принять           |
      | 1         | 10.03.2026 12:05  |
      | 2         | 10.03.2026 12:15  |
      | 3         | 10.03.2026 13:00  |
      | 5         | 10.03.2026 20:00  |

  Сценарий: Ночью несрочный сигнал ждёт до утра
    Допустим сигнал срочности 3 поступил 10.03.2026 23:30
    Тогда он ждёт до 11.03.2026 07:00

  Сценарий: Срочный сигнал не ждёт и ночью
    Допустим сигнал срочности 1 поступил 10.03.2026 23:30
    Тогда он не ждёт

  Сценарий: Нарушение подтверждают только после попытки связаться с человеком
    Допустим сигнал принят, с человеком не связывались
    Тогда офицер не может подтвердить нарушение

  Сценарий: Программа сама ничего не подтверждает
    Допустим с человеком связывались
    Тогда программа не может подтвердить нарушение
    И офицер может подтвердить нарушение

  Сценарий: Значения
    Тогда правила говорят:
      | правило                      | значение | единица    | норма    | состояние    |
      | alert.acknowledge.priority_1 | 5        | minutes    | internal | не проверено |
      | alert.acknowledge.priority_2 | 15       | minutes    | internal | не проверено |
      | alert.acknowledge.priority_3 | 60       | minutes    | internal | не проверено |
      | alert.acknowledge.priority_4 | 240      | minutes    | internal | не проверено |
      | alert.acknowledge.priority_5 | 480      | minutes    | internal | не проверено |
      | alert.contact.priority_1     | 15       | minutes    | internal | не проверено |
      | alert.contact.priority_2     | 30       | minutes    | internal | не проверено |
      | alert.contact.priority_3     | 240      | minutes    | internal | не проверено |
      | alert.contact.priority_4     | 720      | minutes    | internal | не проверено |
      | alert.contact.priority_5     | 1440     | minutes    | internal | не проверено |
      | alert.finding.priority_1     | 1440     | minutes    | internal | не проверено |
      | alert.finding.priority_2     | 1440     | minutes    | internal | не проверено |
      | alert.finding.priority_3     | 2880     | minutes    | internal | не проверено |
      | alert.finding.priority_4     | 2880     | minutes    | internal | не проверено |
      | alert.finding.priority_5     | 4320     | minutes    | internal | не проверено |
      | alert.senior_after_deputy    | 10       | minutes    | internal | не проверено |
      | alert.decision               | 3        | days       | internal | не проверено |
      | alert.group_gap              | 30       | minutes    | internal | не проверено |
      | alert.group_longest          | 24       | hours      | internal | не проверено |
      | alert.quiet.begins           | 22:00    | local_time | internal | не проверено |
      | alert.quiet.ends             | 07:00    | local_time | internal | не проверено |
      | alert.quiet.from_priority    | 3        | priority   | internal | не проверено |
