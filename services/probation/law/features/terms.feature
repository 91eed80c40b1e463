# language: ru
Функционал: Как считается срок и когда человека снимают с учёта

  Сценарий: Год с постановки на учёт кончается накануне того же числа
    Допустим категория "условное осуждение"
    И поставлен на учёт 10.03.2026, приговор вступил в силу 02.03.2026
    Когда суд назначил 1 год
    Тогда последний день срока 09.03.2027

  Сценарий: Срок с отсрочкой считают со вступления в силу
    Допустим категория "отсрочка"
    И поставлен на учёт 10.03.2026, приговор вступил в силу 02.03.2026
    Когда суд назначил 1 год
    Тогда последний день срока 01.03.2027

  Сценарий: Продление судом прибавляется к сроку
    Допустим категория "условное осуждение"
    И поставлен на учёт 10.03.2026, приговор вступил в силу 02.03.2026
    И суд назначил 1 год
    Когда суд продлил срок на 6 месяцев 01.06.2026
    Тогда последний день срока 09.09.2027

  Сценарий: Пока человека ищут, срок условно осуждённого не идёт
    Допустим категория "условное осуждение"
    И поставлен на учёт 10.03.2026, приговор вступил в силу 02.03.2026
    И суд назначил 1 год
    Когда срок не шёл с 01.06.2026 по 30.06.2026
    Тогда последний день срока 08.04.2027

  Сценарий: Розыск продолжается, и последний день неизвестен
    Допустим категория "условное осуждение"
    И поставлен на учёт 10.03.2026, приговор вступил в силу 02.03.2026
    И суд назначил 1 год
    Когда срок не идёт с 01.06.2026
    Тогда последний день срока неизвестен

  Сценарий: Восемьдесят часов работ это двадцать рабочих дней
    Допустим категория "общественные работы"
    И поставлен на учёт 01.06.2026, приговор вступил в силу 25.05.2026
    Когда суд назначил 80 часов
    Тогда последний день срока 26.06.2026

  Сценарий: Досрочное прекращение судом
    Допустим категория "ограничение свободы"
    И поставлен на учёт 10.03.2026, приговор вступил в силу 02.03.2026
    И суд назначил 2 года
    Когда суд прекратил срок досрочно 15.09.2026
    Тогда последний день срока 15.09.2026

  Сценарий: Закрытое дело можно вернуть в течение суток
    Допустим дело закрыто 10.03.2026 09:00
    Тогда вернуть его можно до 11.03.2026 09:00

  Сценарий: Значения
    Тогда правила говорят:
      | правило                                | значение         | единица | норма     | состояние    |
      | removal.on                             | last_day         | moment  | УИК 165   | проверено    |
      | removal.warned_before                  | 30               | days    | internal  | не проверено |
      | term.start.suspended_sentence          | registration     | moment  | УИК 174   | проверено    |
      | term.start.restriction_of_liberty      | registration     | moment  | УИК 69    | не проверено |
      | term.start.community_work              | registration     | moment  | not found | не проверено |
      | term.start.corrective_work             | registration     | moment  | not found | не проверено |
      | term.start.deferred_sentence           | entry_into_force | moment  | not found | не проверено |
      | term.start.parole                      | entry_into_force | moment  | УК 72     | не проверено |
      | term.start.administrative_supervision  | registration     | moment  | not found | не проверено |
      | term.start.any                         | registration     | moment  | not found | не проверено |
      | term.first_day_counts                  | yes              | yes_no  | not found | не проверено |
      | term.day_off.years                     | stays            | moment  | not found | не проверено |
      | term.day_off.months                    | stays            | moment  | not found | не проверено |
      | term.day_off.days                      | stays            | moment  | not found | не проверено |
      | term.day_off.working_days              | stays            | moment  | not found | не проверено |
      | term.hours_a_day                       | 4                | hours   | УК 43     | проверено    |
      | term.hours_counted_in                  | working_days     | moment  | УИК 57    | не проверено |
      | term.suspension.suspended_sentence     | search_measures  | moment  | УИК 175   | проверено    |
      | term.suspension.any                    | search_measures  | moment  | not found | не проверено |
      | term.extension.most.adult              | 12               | months  | УК 63     | проверено    |
      | term.extension.most.minor              | 6                | months  | УК 63     | проверено    |
      | term.extension.most.minor_repeat       | 12               | months  | УК 63     | проверено    |
      | term.credit                            | counts           | moment  | УИК 57    | не проверено |
      | term.early_end                         | court            | moment  | not found | не проверено |
      | closing.undo_within                    | 24               | hours   | internal  | не проверено |
    И списки говорят:
      | список                | коды                                                                   | норма    | состояние    |
      | closing.reasons       | term_ended, hours_served, cancelled_by_court, transferred, died, other | 165      | не проверено |
      | closing.second_person | died, other                                                            | internal | не проверено |
