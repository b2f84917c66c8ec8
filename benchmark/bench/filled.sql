-- Fills a migrated database with :rows finished calls of :people people, one every twelve seconds from 2024 on.
-- Each call has an answer, a card and an interaction. Statements are divided by a semicolon at the end of a line.

CREATE TEMP TABLE numbers AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :rows)
SELECT i, strftime('%Y-%m-%d %H:%M:%S', 1704067200 + i * 12, 'unixepoch') || '.000000' AS moment FROM n;

INSERT INTO clients (id, team_id, name, name_key, language, created_at)
SELECT i + 1, 1, 'Клиент ' || i, 'клиент ' || i, 'ru', moment FROM numbers WHERE i < :clients;

INSERT INTO consultations (id, employee_id, team_id, client_id, language, is_practice, started_at, last_activity_at,
    finished_at, finished_by, revision, taps, first_card_at, phrases_shown, none_fits, outcome, temperament, confidence,
    temperament_source, runner_up, wants, can, task_id, content_version, phrase_fits, follow_up_at, objections, sentences)
SELECT i + 1, 1 + i % :people, 1, CASE WHEN i % 3 THEN 1 + i % :clients END, 'ru', 0, moment, moment,
    strftime('%Y-%m-%d %H:%M:%S', moment, '+' || (60 + i % 500) || ' seconds') || printf('.%06d', i * 104729 % 1000000),
    'manager', 6, 6, strftime('%Y-%m-%d %H:%M:%S', moment, '+' || i % 5 || ' seconds') || printf('.%06d', i * 7919 % 1000000), '["open.1","bold.2","bold.3"]', 0,
    CASE i % 5 WHEN 0 THEN 'bought' WHEN 1 THEN 'thinking' WHEN 2 THEN 'refused' END,
    CASE i % 6 WHEN 0 THEN 'choleric' WHEN 1 THEN 'melancholic' WHEN 2 THEN 'sanguine' WHEN 3 THEN 'phlegmatic'
        WHEN 4 THEN 'mixed' ELSE 'unknown' END,
    i * 37 % 100 / 100.0, 'bot', 'phlegmatic',
    CASE i % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'unknown' END,
    CASE i % 2 WHEN 0 THEN 'yes' ELSE 'unknown' END, 'close', 'bench',
    CASE i % 3 WHEN 0 THEN 1 WHEN 1 THEN 0 END, CASE WHEN i % 7 = 0 THEN moment END,
    CASE i % 4 WHEN 0 THEN '["price","think"]' WHEN 1 THEN '[]' WHEN 2 THEN '["trust"]' END,
    CASE i % 3 WHEN 0 THEN '["Коротко: есть на складе. Отгружаем завтра утром?","Дорого — это по сравнению с чем?"]'
        WHEN 1 THEN '["Давайте посмотрим вместе, что важнее?"]' ELSE '[]' END
FROM numbers;

INSERT INTO answers (consultation_id, position, question_id, option_id, answered_at)
SELECT i + 1, 1, 'wants', 'yes', moment FROM numbers;

INSERT INTO cards_shown (consultation_id, revision, shown_at, posterior, recognition, runner_up, phrase_id, task_id,
    content_version, weights_version)
SELECT i + 1, 1, moment, '{"choleric":0.83,"phlegmatic":0.17}', 'choleric', 'phlegmatic', 'bold.2', 'close', 'bench', 'bench'
FROM numbers;

INSERT INTO interactions (kind, done_at, update_id, employee_id, team_id, consultation_id, details)
SELECT 'call_finished', moment, i, 1 + i % :people, 1, i + 1, '{"by":"manager"}' FROM numbers;

INSERT INTO processed_updates (bot_id, update_id, processed_at) SELECT 1, i, moment FROM numbers;

INSERT INTO call_counts (employee_id, day, team_id, calls, bought, thinking, refused, call_back, unfit, overridden, cards, taps, card_ms)
SELECT employee_id, substr(started_at, 1, 10), team_id, count(*), sum(outcome IS 'bought'), sum(outcome IS 'thinking'),
    sum(outcome IS 'refused'), 0, 0, 0, count(*), sum(taps), 0
FROM consultations GROUP BY 1, 2, 3;

INSERT INTO call_counts (employee_id, day, team_id, calls, bought, thinking, refused, call_back, unfit, overridden, cards, taps, card_ms)
SELECT 0, day, team_id, sum(calls), sum(bought), sum(thinking), sum(refused), 0, 0, 0, sum(cards), sum(taps), 0
FROM call_counts GROUP BY day, team_id;

INSERT INTO cell_counts (day, team_id, temperament, wants, can, outcome, calls)
SELECT substr(started_at, 1, 10), team_id, temperament, wants, can, coalesce(outcome, ''), count(*)
FROM consultations GROUP BY 1, 2, 3, 4, 5, 6;
INSERT OR REPLACE INTO organisation (id, staff_informed_at) VALUES (1, '2024-01-01 00:00:00.000000');
