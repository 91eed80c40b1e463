# language: ru
Функционал: Этапы ресоциализации

  Сценарий: Этапы считают от дня освобождения
    Допустим день освобождения 24.11.2027
    Тогда этапы начинаются:
      | этап             | день       |
      | year_before      | 24.11.2026 |
      | half_year_before | 24.05.2027 |
      | month_before     | 24.10.2027 |
      | release_day      | 24.11.2027 |
      | first_days       | 25.11.2027 |
      | day_30           | 24.12.2027 |
      | day_90           | 22.02.2028 |
      | day_180          | 22.05.2028 |
      | exit             | 24.11.2028 |

  Сценарий: Если такого числа в месяце нет, этап начинается в последний день месяца
    Допустим день освобождения 29.02.2028
    Тогда этапы начинаются:
      | этап             | день       |
      | year_before      | 28.02.2027 |
      | half_year_before | 29.08.2027 |
      | month_before     | 29.01.2028 |
      | release_day      | 29.02.2028 |
      | first_days       | 01.03.2028 |
      | day_30           | 30.03.2028 |
      | day_90           | 29.05.2028 |
      | day_180          | 27.08.2028 |
      | exit             | 28.02.2029 |

  Сценарий: Без дня освобождения этапы считают от начала помощи, и начинаются они с первых дней
    Допустим помощь началась 10.03.2026 без дня освобождения
    Тогда этапы начинаются:
      | этап       | день       |
      | first_days | 10.03.2026 |
      | day_30     | 09.04.2026 |
      | day_90     | 08.06.2026 |
      | day_180    | 06.09.2026 |
      | exit       | 10.03.2027 |

  Сценарий: Сроки задач в рабочих днях считают без выходных и праздников
    Тогда задача "first_plan" с 20.03.2026 выполняется до 01.04.2026
    И задача "needs_asked" с 20.03.2026 выполняется до 30.03.2026

  Сценарий: То, что делают в день освобождения, делают и в выходной
    Тогда задача "first_night" с 27.11.2027 выполняется до 27.11.2027

  Сценарий: Значения этапов и сроков задач
    Тогда правила говорят:
      | правило                        | значение | единица      | норма                           | состояние |
      | stage.year_before              | 12       | months       | УИК (K1400000234), 165-168      | проверено |
      | stage.half_year_before         | 6        | months       | УИК (K1400000234), 165-168      | проверено |
      | stage.month_before             | 1        | months       | УИК (K1400000234), 165-168      | проверено |
      | stage.day_30                   | 30       | days         | house rule                      | не проверено |
      | stage.day_90                   | 90       | days         | house rule                      | не проверено |
      | stage.day_180                  | 180      | days         | house rule                      | не проверено |
      | stage.exit                     | 12       | months       | house rule                      | не проверено |
      | stage_task.notice              | 10       | working_days | house rule                      | не проверено |
      | stage_task.programme           | 30       | working_days | house rule                      | не проверено |
      | stage_task.first_talk          | 20       | working_days | house rule                      | не проверено |
      | stage_task.identity_papers     | 20       | working_days | house rule                      | не проверено |
      | stage_task.special_notices     | 20       | working_days | house rule                      | не проверено |
      | stage_task.housing_plan        | 20       | working_days | house rule                      | не проверено |
      | stage_task.court_papers        | 5        | working_days | house rule                      | не проверено |
      | stage_task.first_week          | 10       | working_days | house rule                      | не проверено |
      | stage_task.travel_food_clothes | 0        | days         | УИК (K1400000234), 165-168, 172 | не проверено |
      | stage_task.first_night         | 0        | days         | house rule                      | не проверено |
      | stage_task.report_to_probation | 5        | working_days | УИК (K1400000234), 21           | проверено |
      | stage_task.needs_asked         | 3        | working_days | Social Code (K2300000224)       | проверено |
      | stage_task.first_plan          | 5        | working_days | house rule                      | не проверено |
      | stage_task.papers_and_income   | 5        | working_days | house rule                      | не проверено |
      | stage_task.plan_review_30      | 5        | working_days | house rule                      | не проверено |
      | stage_task.work_and_home       | 10       | working_days | house rule                      | не проверено |
      | stage_task.needs_again         | 10       | working_days | house rule                      | не проверено |
      | stage_task.half_year_review    | 10       | working_days | house rule                      | не проверено |
      | stage_task.final_talk          | 10       | working_days | house rule                      | не проверено |
      | stage_task.end_or_go_on        | 20       | working_days | house rule                      | не проверено |
