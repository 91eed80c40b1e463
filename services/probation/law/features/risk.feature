# language: ru
Функционал: Риск рецидива, реестр лиц, склонных к рецидиву, и смягчение контроля
  Каждый показатель предлагает уровень сам по себе, самый высокий решает. Уровень — ориентир для офицера: сам по себе он ничего не влечёт.
  Установленных законом групп риска не найдено: значения наши, пока служба не установит другие.

  Структура сценария: Что предлагает один показатель
    Допустим показатель "<показатель>" равен "<значение>"
    Тогда уровень <уровень>

    Примеры: УК 11, 14; УИК 67
      | показатель                | значение         | уровень |
      | насилие                   | нет              | 1       |
      | насилие                   | да               | 3       |
      | подтверждённые нарушения  | 0                | 1       |
      | подтверждённые нарушения  | 1                | 2       |
      | подтверждённые нарушения  | 2                | 3       |
      | подтверждённые нарушения  | 3                | 4       |
      | прежние судимости         | 1                | 2       |
      | прежние судимости         | 2                | 3       |
      | прежние судимости         | 4                | 4       |
      | тяжесть                   | средней тяжести  | 1       |
      | тяжесть                   | тяжкое           | 2       |
      | тяжесть                   | особо тяжкое     | 3       |
      | возраст первой судимости  | 15               | 3       |
      | возраст первой судимости  | 20               | 2       |
      | возраст первой судимости  | 21               | 1       |
      | пропущенные явки          | 1                | 1       |
      | пропущенные явки          | 2                | 2       |
      | пропущенные явки          | 4                | 3       |
      | лечение                   | да               | 2       |
      | работа                    | ищет             | 2       |
      | жильё                     | временно         | 2       |
      | жильё                     | нет              | 3       |

  Сценарий: Решает самое высокое предложение, а не сумма
    Допустим показатель "прежние судимости" равен "1"
    И показатель "лечение" равен "да"
    И показатель "насилие" равен "да"
    Тогда уровень 3
    И решает показатель "насилие"

  Сценарий: Неизвестное ничего не предлагает, но делает уровень предварительным
    Допустим показатель "прежние судимости" равен "2"
    И неизвестен показатель "подтверждённые нарушения"
    Тогда уровень 3
    И он предварительный

  Сценарий: Неизвестное, которое не может повысить уровень, его предварительным не делает
    Допустим показатель "прежние судимости" равен "4"
    И неизвестен показатель "подтверждённые нарушения"
    Тогда уровень 4
    И он окончательный

  Сценарий: Год без происшествий говорит в пользу лица, но не о насилии
    Допустим показатель "прежние судимости" равен "4"
    И показатель "насилие" равен "да"
    И показатель "месяцы без происшествий" равен "12"
    Тогда уровень 3
    И решает показатель "насилие"

  Структура сценария: Насколько близко смягчение контроля
    Допустим на учёте с 10.03.2025, срок до <срок>, занятие "<занятие>", уровень <уровень>
    Тогда смягчение "<насколько>"

    Примеры: полгода без нарушений и неявок, работа, половина срока
      | срок       | занятие | уровень | насколько         |
      | 10.12.2026 | works   | 1       | условия выполнены |
      | 10.04.2027 | works   | 1       | почти             |
      | 10.12.2026 | ищет    | 1       | почти             |
      | 10.12.2026 | works   | 3       | далеко            |
      | 10.03.2029 | works   | 1       | далеко            |

  Сценарий: Значения
    Тогда правила говорят:
      | правило                          | значение | единица | норма     | состояние    |
      | risk.breaches.tier_2             | 1        | times   | internal  | не проверено |
      | risk.breaches.tier_3             | 2        | times   | internal  | не проверено |
      | risk.breaches.tier_4             | 3        | times   | internal  | не проверено |
      | risk.earlier_convictions.tier_2  | 1        | times   | internal  | не проверено |
      | risk.earlier_convictions.tier_3  | 2        | times   | internal  | не проверено |
      | risk.earlier_convictions.tier_4  | 4        | times   | internal  | не проверено |
      | risk.first_conviction_age.tier_2 | 21       | years   | internal  | не проверено |
      | risk.first_conviction_age.tier_3 | 16       | years   | internal  | не проверено |
      | risk.missed.tier_2               | 2        | times   | internal  | не проверено |
      | risk.missed.tier_3               | 4        | times   | internal  | не проверено |
      | risk.quiet.months                | 12       | months  | internal  | не проверено |
      | risk.window.months               | 12       | months  | internal  | не проверено |
      | risk.override.review             | 90       | days    | internal  | не проверено |
      | relapse.review                   | 180      | days    | not found | не проверено |
      | relapse.longest                  | 365      | days    | not found | не проверено |
      | relapse.told                     | yes      | yes_no  | not found | не проверено |
      | less.no_breach.months            | 6        | months  | not found | не проверено |
      | less.no_missed.months            | 6        | months  | internal  | не проверено |
      | less.term.percent                | 50       | percent | not found | не проверено |
      | less.almost.most                 | 1        | times   | internal  | не проверено |
      | less.almost.within               | 60       | days    | internal  | не проверено |
      | less.snooze.longest              | 90       | days    | internal  | не проверено |
      | less.snooze.document_missing     | 30       | days    | internal  | не проверено |
      | less.unlooked                    | 14       | days    | internal  | не проверено |
    И списки говорят:
      | список                | коды                                                                       | норма     | состояние    |
      | risk.violence.tier_3  | yes                                                                        | internal  | не проверено |
      | risk.gravity.tier_2   | grave                                                                      | УК 11     | не проверено |
      | risk.gravity.tier_3   | very_grave                                                                 | УК 11     | не проверено |
      | risk.treatment.tier_2 | yes                                                                        | internal  | не проверено |
      | risk.work.tier_2      | looks_for_work                                                             | internal  | не проверено |
      | risk.housing.tier_2   | temporary                                                                  | internal  | не проверено |
      | risk.housing.tier_3   | none                                                                       | internal  | не проверено |
      | risk.quiet.eases      | earlier_convictions, first_conviction_age, gravity                         | internal  | не проверено |
      | relapse.grounds       | repeat_offence, breach_confirmed, new_proceedings, threats, evasion, other | not found | не проверено |
      | less.work             | works, studies, works_and_studies, retired, cares_at_home, unable          | internal  | не проверено |
      | less.tiers            | 1, 2                                                                       | internal  | не проверено |
      | less.reasons          | recent_change, unstable_work, ongoing_check, document_missing, person_declines, other | internal  | не проверено |
