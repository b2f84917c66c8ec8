-- Fills a migrated database with :rows finished calls of :people people in :teams teams, one every :step seconds from 2024 on.
-- Each call has an answer, a card and an interaction. Statements are divided by a semicolon at the end of a line.
-- Team, person and client go round with the number of a call, what is said of it is drawn from its number, so that every team,
-- person and day has calls of every sort.

CREATE TEMP TABLE numbers AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :rows)
SELECT i, strftime('%Y-%m-%d %H:%M:%S', 1704067200 + i * :step, 'unixepoch') || '.000000' AS moment,
    (i * 2654435761 % 4294967296) >> 8 AS drawn
FROM n;

INSERT INTO clients (id, team_id, name, name_key, language, created_at)
SELECT i + 1, 1 + i % :teams, 'Клиент ' || i, 'клиент ' || i, 'ru', moment FROM numbers WHERE i < :clients;

INSERT INTO consultations (id, employee_id, team_id, client_id, language, is_practice, started_at, last_activity_at,
    finished_at, finished_by, revision, taps, first_card_at, phrases_shown, none_fits, outcome, temperament, confidence,
    temperament_source, bot_confidence, runner_up, wants, can, task_id, content_version, phrase_fits, follow_up_at, objections, sentences)
SELECT i + 1, 1 + i % :people, 1 + i % :teams, CASE WHEN i % 3 THEN 1 + i % :clients END, 'ru', 0, moment, moment,
    strftime('%Y-%m-%d %H:%M:%S', moment, '+' || (60 + i % 500) || ' seconds') || printf('.%06d', i * 104729 % 1000000),
    'manager', 6, 6, strftime('%Y-%m-%d %H:%M:%S', moment, '+' || (i % 5) || ' seconds') || printf('.%06d', i * 7919 % 1000000),
    CASE drawn % 4 WHEN 0 THEN '["any.ask_wants.open.1","cho.yes_yes.open.1"]' WHEN 1 THEN '["any.ask_wants.open.1","mel.yes_yes.open.1"]'
        WHEN 2 THEN '["any.ask_wants.open.1","san.yes_yes.open.1"]' ELSE '["any.ask_wants.open.1","cho.ask_wants.open.1"]' END, 0,
    CASE drawn % 5 WHEN 0 THEN 'bought' WHEN 1 THEN 'thinking' WHEN 2 THEN 'refused' END,
    CASE drawn / 5 % 6 WHEN 0 THEN 'choleric' WHEN 1 THEN 'melancholic' WHEN 2 THEN 'sanguine' WHEN 3 THEN 'phlegmatic'
        WHEN 4 THEN 'mixed' ELSE 'unknown' END,
    i * 37 % 100 / 100.0, CASE drawn / 30 % 10 WHEN 0 THEN 'override' WHEN 1 THEN 'confirmed' ELSE 'bot' END,
    CASE WHEN drawn / 30 % 10 = 0 THEN i * 53 % 100 / 100.0 END, 'phlegmatic',
    CASE drawn / 300 % 3 WHEN 0 THEN 'yes' WHEN 1 THEN 'no' ELSE 'unknown' END,
    CASE drawn / 900 % 2 WHEN 0 THEN 'yes' ELSE 'unknown' END, 'close', 'bench',
    CASE drawn / 1800 % 3 WHEN 0 THEN 1 WHEN 1 THEN 0 END, CASE WHEN i % 7 = 0 THEN moment END,
    CASE i % 4 WHEN 0 THEN '["price","think"]' WHEN 1 THEN '[]' WHEN 2 THEN '["trust"]' END,
    CASE i % 3 WHEN 0 THEN '["Коротко: есть на складе. Отгружаем завтра утром?","Дорого — это по сравнению с чем?"]'
        WHEN 1 THEN '["Давайте посмотрим вместе, что важнее?"]' ELSE '[]' END
FROM numbers;

INSERT INTO answers (consultation_id, position, question_id, option_id, answered_at)
SELECT i + 1, 1, 'wants', 'yes', moment FROM numbers;

INSERT INTO cards_shown (consultation_id, revision, shown_at, posterior, recognition, runner_up, phrase_id, task_id,
    content_version, weights_version)
SELECT i + 1, 1, moment, '{"choleric":0.83,"melancholic":0.05,"sanguine":0.05,"phlegmatic":0.07}', 'choleric', 'phlegmatic',
    CASE drawn % 4 WHEN 0 THEN 'cho.yes_yes.open.1' WHEN 1 THEN 'mel.yes_yes.open.1' WHEN 2 THEN 'san.yes_yes.open.1'
        ELSE 'cho.ask_wants.open.1' END, 'close', 'bench', 'bench'
FROM numbers;

INSERT INTO interactions (kind, done_at, update_id, employee_id, team_id, consultation_id, details)
SELECT 'call_finished', moment, i, 1 + i % :people, 1 + i % :teams, i + 1, '{"by":"manager"}' FROM numbers;

INSERT INTO processed_updates (bot_id, update_id, processed_at) SELECT 1, i, moment FROM numbers WHERE i >= :rows - 50000;

INSERT INTO call_counts (employee_id, day, team_id, calls, bought, thinking, refused, call_back, unfit, overridden, cards, taps, card_ms)
SELECT employee_id, substr(started_at, 1, 10), team_id, count(*), sum(outcome IS 'bought'), sum(outcome IS 'thinking'),
    sum(outcome IS 'refused'), 0, sum(phrase_fits IS 0), sum(temperament_source = 'override'), count(*), sum(taps),
    sum(CAST(round((julianday(first_card_at) - julianday(started_at)) * 86400000) AS INTEGER))
FROM consultations GROUP BY 1, 2, 3;

INSERT INTO call_counts (employee_id, day, team_id, calls, bought, thinking, refused, call_back, unfit, overridden, cards, taps, card_ms)
SELECT 0, day, team_id, sum(calls), sum(bought), sum(thinking), sum(refused), 0, sum(unfit), sum(overridden), sum(cards), sum(taps),
    sum(card_ms)
FROM call_counts GROUP BY day, team_id;

-- By kinds: first by person and day, in tables of this connection; then each team's day and week, all teams together, people's weeks.

CREATE TEMP TABLE called AS
SELECT id, employee_id, team_id, substr(started_at, 1, 10) AS day,
    'w' || strftime('%Y%m%d', substr(started_at, 1, 10), '-6 days', 'weekday 1') AS week, temperament, temperament_source,
    confidence >= 0.8 AS is_sure, wants, can, coalesce(outcome, '') AS outcome,
    CASE WHEN temperament_source = 'confirmed' AND temperament NOT IN ('mixed', 'unknown') THEN confidence
        WHEN temperament_source = 'override' THEN bot_confidence END AS said
FROM consultations;

INSERT INTO cell_counts (employee_id, team_id, day, temperament, wants, can, outcome, calls)
SELECT 0, team_id, day, temperament, wants, can, outcome, count(*) FROM called GROUP BY 2, 3, 4, 5, 6, 7;

INSERT INTO cell_counts (employee_id, team_id, day, temperament, wants, can, outcome, calls)
SELECT employee_id, team_id, week, temperament, wants, can, outcome, count(*) FROM called GROUP BY 1, 2, 3, 4, 5, 6, 7;

INSERT INTO cell_counts (employee_id, team_id, day, temperament, wants, can, outcome, calls)
SELECT 0, team_id, day, temperament, wants, can, outcome, sum(calls) FROM cell_counts WHERE employee_id <> 0 GROUP BY 2, 3, 4, 5, 6, 7;

INSERT INTO cell_counts (employee_id, team_id, day, temperament, wants, can, outcome, calls)
SELECT 0, 0, day, temperament, wants, can, outcome, sum(calls) FROM cell_counts WHERE employee_id = 0 GROUP BY 3, 4, 5, 6, 7;

CREATE TEMP TABLE named AS
SELECT employee_id, team_id, day, week, temperament, temperament_source, is_sure,
    CASE WHEN said IS NULL THEN -1 WHEN said >= 0.9 THEN 6 WHEN said >= 0.8 THEN 5 WHEN said >= 0.7 THEN 4 WHEN said >= 0.6 THEN 3
        WHEN said >= 0.5 THEN 2 WHEN said >= 0.4 THEN 1 ELSE 0 END AS band,
    count(*) AS calls, sum(CAST(coalesce(round(said * 10000), 0) AS INTEGER)) AS said
FROM called GROUP BY 1, 2, 3, 4, 5, 6, 7, 8;

INSERT INTO type_counts (employee_id, team_id, day, temperament, temperament_source, is_sure, band, calls, said)
SELECT 0, team_id, day, temperament, temperament_source, is_sure, band, sum(calls), sum(said) FROM named GROUP BY 2, 3, 4, 5, 6, 7;

INSERT INTO type_counts (employee_id, team_id, day, temperament, temperament_source, is_sure, band, calls, said)
SELECT employee_id, team_id, week, temperament, temperament_source, is_sure, band, sum(calls), sum(said) FROM named
GROUP BY 1, 2, 3, 4, 5, 6, 7;

INSERT INTO type_counts (employee_id, team_id, day, temperament, temperament_source, is_sure, band, calls, said)
SELECT 0, team_id, day, temperament, temperament_source, is_sure, band, sum(calls), sum(said) FROM type_counts WHERE employee_id <> 0
GROUP BY 2, 3, 4, 5, 6, 7;

INSERT INTO type_counts (employee_id, team_id, day, temperament, temperament_source, is_sure, band, calls, said)
SELECT 0, 0, day, temperament, temperament_source, is_sure, band, sum(calls), sum(said) FROM type_counts WHERE employee_id = 0
GROUP BY 3, 4, 5, 6, 7;

INSERT INTO cue_counts (employee_id, team_id, day, question_id, option_id, calls)
SELECT 0, team_id, day, 'wants', 'yes', count(*) FROM called GROUP BY 2, 3;

INSERT INTO cue_counts (employee_id, team_id, day, question_id, option_id, calls)
SELECT employee_id, team_id, week, 'wants', 'yes', count(*) FROM called GROUP BY 1, 2, 3;

INSERT INTO cue_counts (employee_id, team_id, day, question_id, option_id, calls)
SELECT 0, team_id, day, 'wants', 'yes', sum(calls) FROM cue_counts WHERE employee_id <> 0 GROUP BY 2, 3;

INSERT INTO cue_counts (employee_id, team_id, day, question_id, option_id, calls)
SELECT 0, 0, day, 'wants', 'yes', sum(calls) FROM cue_counts WHERE employee_id = 0 GROUP BY 3;

CREATE TEMP TABLE said AS
SELECT called.employee_id, called.team_id, day, week, phrases.value AS phrase_id, count(*) AS calls,
    sum(phrase_fits IS 1 AND phrases.key = 1) AS fitted, sum(phrase_fits IS 0 AND phrases.key = 1) AS fitted_not
FROM called JOIN consultations USING (id), json_each(phrases_shown) AS phrases GROUP BY 1, 2, 3, 4, 5;

INSERT INTO phrase_counts (employee_id, team_id, day, phrase_id, calls, fitted, fitted_not)
SELECT 0, team_id, day, phrase_id, sum(calls), sum(fitted), sum(fitted_not) FROM said GROUP BY 2, 3, 4;

INSERT INTO phrase_counts (employee_id, team_id, day, phrase_id, calls, fitted, fitted_not)
SELECT employee_id, team_id, week, phrase_id, sum(calls), sum(fitted), sum(fitted_not) FROM said GROUP BY 1, 2, 3, 4;

INSERT INTO phrase_counts (employee_id, team_id, day, phrase_id, calls, fitted, fitted_not)
SELECT 0, team_id, day, phrase_id, sum(calls), sum(fitted), sum(fitted_not) FROM phrase_counts WHERE employee_id <> 0 GROUP BY 2, 3, 4;

INSERT INTO phrase_counts (employee_id, team_id, day, phrase_id, calls, fitted, fitted_not)
SELECT 0, 0, day, phrase_id, sum(calls), sum(fitted), sum(fitted_not) FROM phrase_counts WHERE employee_id = 0 GROUP BY 3, 4;

INSERT OR REPLACE INTO organisation (id, staff_informed_at) VALUES (1, '2024-01-01 00:00:00.000000');
