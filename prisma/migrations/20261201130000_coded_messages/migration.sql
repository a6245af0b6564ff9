-- What people are told was stored as English sentences and is stored as a code and values from here on: how runs, imports,
-- exports and screenings end, lines of the log, rows that were refused, what other servers said. The sentences of earlier
-- versions become their codes here, once; what no pattern knows stays as it is, under the code "verbatim".

-- Of a pattern's groups, "name" is a text, "name#" a number, "name%" a number of per cent, "name*" a message of its own.
-- A pattern is tried where its longest fixed part is found: compiling them all for every row takes milliseconds.
create temporary table earlier_sentence (number int primary key, part text, pattern text, code text, names text[]);
insert into earlier_sentence
  values
    (1, 'Nothing was kept.', '^Nothing was kept\.$', 'nothing-kept', array[]::text[]),
    (2, 'Kept the version after step ', '^Kept the version after step ([\d,.]+)\.$', 'version-kept', array['step#']::text[]),
    (3, 'Stopped.', '^Stopped\.$', 'run-stopped', array[]::text[]),
    (4, 'Stopped; the answers that had come were kept.', '^Stopped; the answers that had come were kept\.$', 'run-stopped-with-answers', array[]::text[]),
    (5, 'Stopped while it was paused.', '^Stopped while it was paused\.$', 'run-stopped-while-paused', array[]::text[]),
    (6, 'Stopped before it started.', '^Stopped before it started\.$', 'run-stopped-before-start', array[]::text[]),
    (7, 'Cancelled after ', '^Cancelled after ([\d,.]+) of ([\d,.]+) steps\.$', 'cancelled-after-steps', array['done#', 'total#']::text[]),
    (8, 'Cancelled after ', '^Cancelled after ([\d,.]+) of ([\d,.]+)\.$', 'cancelled-after-rows', array['done#', 'total#']::text[]),
    (9, 'Cancelled; the process had to be ended before it could save.', '^Cancelled; the process had to be ended before it could save\.$', 'cancelled-before-saving', array[]::text[]),
    (10, ' attempts: each worker that ran it died. The machine may be short of memory; try a smaller batch.', '^Given up after ([\d,.]+) attempts: each worker that ran it died\. The machine may be short of memory; try a smaller batch\.$', 'run-given-up', array['attempts#']::text[]),
    (11, ' nats per answer, over the budget of ', '^KL to the reference reached ([\d,.]+) nats per answer, over the budget of ([\d,.]+)\.$', 'kl-budget-exceeded', array['kl#', 'budget#']::text[]),
    (12, ' became not a number in step ', '^((?:(?![.!?] ).)+?) became not a number in step ([\d,.]+)\.$', 'step-not-finite', array['tensor', 'step#']::text[]),
    (13, ' that are not numbers.', '^The model gave ((?:(?![.!?] ).)+?) that are not numbers\.$', 'output-not-finite', array['tensor']::text[]),
    (14, ' (often: out of memory) before it finished.', '^The training process was ended by ((?:(?![.!?] ).)+?) \(often: out of memory\) before it finished\.$', 'process-out-of-memory', array['signal']::text[]),
    (15, 'The training process was ended by ', '^The training process was ended by ((?:(?![.!?] ).)+?) before it finished\.$', 'process-killed', array['signal']::text[]),
    (16, 'The training process ended with code ', '^The training process ended with code ((?:(?![.!?] ).)+?) before it finished\.$', 'process-exited', array['status']::text[]),
    (17, 'It said: ', '^It said: (.*)$', 'process-said', array['text']::text[]),
    (18, 'The disk of the server is full, so that nothing can be saved. Free some space and try again.', '^The disk of the server is full, so that nothing can be saved\. Free some space and try again\.$', 'disk-full', array[]::text[]),
    (19, ' MB are free. Free some space; then the run can go on.', '^The disk is full: the checkpoint of step ([\d,.]+) needs ([\d,.]+) MB and ([\d,.]+) MB are free\. Free some space; then the run can go on\.$', 'checkpoint-disk-full', array['step#', 'needed#', 'free#']::text[]),
    (20, ' MB are free. Free some space; then the run can go on.', '^The disk is full: a file of ([\d,.]+) MB has to be written and ([\d,.]+) MB are free\. Free some space; then the run can go on\.$', 'file-disk-full', array['needed#', 'free#']::text[]),
    (21, 'No model answered.', '^No model answered\.$', 'no-model-answered', array[]::text[]),
    (22, ' answers scored.', '^([\d,.]+) answers scored\.$', 'answers-scored', array['answers#']::text[]),
    (23, ' task to rank.', '^([\d,.]+) answers, ([\d,.]+) task to rank\.$', 'ranking-tasks-made', array['answers#', 'tasks#']::text[]),
    (24, ' tasks to rank.', '^([\d,.]+) answers, ([\d,.]+) tasks to rank\.$', 'ranking-tasks-made', array['answers#', 'tasks#']::text[]),
    (25, ' prompt gave fewer than two different answers and made no task.', '^([\d,.]+) prompt gave fewer than two different answers and made no task\.$', 'prompts-without-task', array['prompts#']::text[]),
    (26, ' prompts gave fewer than two different answers and made no task.', '^([\d,.]+) prompts gave fewer than two different answers and made no task\.$', 'prompts-without-task', array['prompts#']::text[]),
    (27, 'There are no rankings to train on.', '^There are no rankings to train on\.$', 'run-without-rankings', array[]::text[]),
    (28, 'There are no training prompts.', '^There are no training prompts\.$', 'run-without-training-prompts', array[]::text[]),
    (29, 'There are no test prompts that the models can read.', '^There are no test prompts that the models can read\.$', 'run-without-test-prompts', array[]::text[]),
    (30, 'There are no prompts to answer.', '^There are no prompts to answer\.$', 'run-without-prompts', array[]::text[]),
    (31, 'There are no completions without a score.', '^There are no completions without a score\.$', 'run-without-completions', array[]::text[]),
    (32, 'There are no demonstrations to train on.', '^There are no demonstrations to train on\.$', 'run-without-demonstrations', array[]::text[]),
    (33, 'A text of the mix does not exist.', '^A text of the mix does not exist\.$', 'run-without-text', array[]::text[]),
    (34, 'The model version it needs does not exist.', '^The model version it needs does not exist\.$', 'run-without-model', array[]::text[]),
    (35, 'It needs a model of kind ', '^It needs a model of kind ((?:(?![.!?] ).)+?), got ((?:(?![.!?] ).)+?)\.$', 'run-with-wrong-model', array['expected', 'kind']::text[]),
    (36, ' has no document for training', '^((?:(?![.!?] ).)+?) has no document for training$', 'source-without-documents', array['source']::text[]),
    (37, ' has no training prompt that leaves ', '^((?:(?![.!?] ).)+?) has no training prompt that leaves ([\d,.]+) of ([\d,.]+) tokens for the answer$', 'no-fitting-prompt', array['file', 'maxTokens#', 'contextLength#']::text[]),
    (38, ' has no demonstration for training of at most ', '^((?:(?![.!?] ).)+?) has no demonstration for training of at most ([\d,.]+) tokens$', 'no-fitting-demonstration', array['file', 'longest#']::text[]),
    (39, ' has no ranking for training with completions of at most ', '^((?:(?![.!?] ).)+?) has no ranking for training with completions of at most ([\d,.]+) tokens$', 'no-fitting-ranking', array['file', 'longest#']::text[]),
    (40, ' has no ranking for training that prefers one completion to another, with completions of at most ', '^((?:(?![.!?] ).)+?) has no ranking for training that prefers one completion to another, with completions of at most ([\d,.]+) tokens$', 'no-fitting-preference', array['file', 'longest#']::text[]),
    (41, 'the policy has a vocabulary of ', '^the policy has a vocabulary of ([\d,.]+) tokens, the reward model of ([\d,.]+): they must be the same$', 'vocabularies-differ', array['policy#', 'reward#']::text[]),
    (42, ' holds a checkpoint of another run (other data, model, settings or seed): choose another folder or delete it.', '^((?:(?![.!?] ).)+?) holds a checkpoint of another run \(other data, model, settings or seed\): choose another folder or delete it\.$', 'checkpoint-of-another-run', array['folder']::text[]),
    (43, '"; its settings are ', '^((?:(?![.!?] ).)+?) has no setting "((?:(?![.!?] ).)+?)"; its settings are ((?:(?![.!?] ).)+?)\.$', 'setting-unknown', array['trainer', 'setting', 'known']::text[]),
    (44, ' parameters.', '^Started on ((?:(?![.!?] ).)+?) with ([\d,.]+) threads, ([\d,.]+) parameters\.$', 'run-started', array['provider', 'threads#', 'parameters#']::text[]),
    (45, 'Resumed at step ', '^Resumed at step ([\d,.]+) on ((?:(?![.!?] ).)+?) with ([\d,.]+) threads, ([\d,.]+) parameters\.$', 'run-resumed', array['step#', 'provider', 'threads#', 'parameters#']::text[]),
    (46, 'Continuing from the checkpoint of step ', '^Continuing from the checkpoint of step ([\d,.]+)\.$', 'resumed-from-checkpoint', array['step#']::text[]),
    (47, 'Checkpoint at step ', '^Checkpoint at step ([\d,.]+)\.$', 'checkpoint-written', array['step#']::text[]),
    (48, ' prompts to practise on, ', '^([\d,.]+) prompts to practise on, ([\d,.]+) watched\.$', 'prompts-read', array['prompts#', 'watched#']::text[]),
    (49, ' prompts are too long for the context and left out.', '^([\d,.]+) prompts are too long for the context and left out\.$', 'prompts-too-long', array['prompts#']::text[]),
    (50, ' rankings for training, ', '^([\d,.]+) rankings for training, ([\d,.]+) on held-out prompts\.$', 'rankings-read', array['training#', 'heldOut#']::text[]),
    (51, ' rankings for training, ', '^([\d,.]+) rankings for training, ([\d,.]+) on held-out prompts, ([\d,.]+) prompts watched\.$', 'preferences-read', array['training#', 'heldOut#', 'watched#']::text[]),
    (52, ' rankings say nothing (all tied) or are longer than ', '^([\d,.]+) rankings say nothing \(all tied\) or are longer than ([\d,.]+) tokens, and are left out\.$', 'rankings-left-out', array['rankings#', 'longest#']::text[]),
    (53, ' demonstrations for training, ', '^([\d,.]+) demonstrations for training, ([\d,.]+) held out\.$', 'demonstrations-read', array['training#', 'heldOut#']::text[]),
    (54, ' demonstrations are longer than ', '^([\d,.]+) demonstrations are longer than ([\d,.]+) tokens and left out\.$', 'demonstrations-left-out', array['demonstrations#', 'longest#']::text[]),
    (55, ' weights in adapters of rank ', '^([\d,.]+) weights in adapters of rank ([\d,.]+) on ((?:(?![.!?] ).)+?) are trained; the model''s ([\d,.]+) stay frozen\.$', 'adapters-trained', array['trained#', 'rank#', 'targets', 'frozen#']::text[]),
    (56, ' of the tokens, text without end.', '^((?:(?![.!?] ).)+?): ([\d.]+) % of the tokens, text without end\.$', 'source-endless', array['source', 'share%']::text[]),
    (57, ' of the tokens; its ', '^((?:(?![.!?] ).)+?): ([\d.]+) % of the tokens; its ([\d,.]+) are read ([\d,.]+) times\.$', 'source-read', array['source', 'share%', 'tokens#', 'passes#']::text[]),
    (58, 'None of it is held out.', '^None of it is held out\.$', 'source-without-held-out', array[]::text[]),
    (59, ' times a text teaches less and less.', '^Beyond ([\d,.]+) times a text teaches less and less\.$', 'source-read-often', array['passes#']::text[]),
    (60, 'The answers have no score: ', '^The answers have no score: (.*)$', 'answers-without-score', array['reason*']::text[]),
    (61, ' was given up. ', '^((?:(?![.!?] ).)+?) of ((?:(?![.!?] ).)+?) was given up\. (.*)$', 'remote-model-given-up', array['model', 'server', 'reason*']::text[]),
    (62, ' left one answer out. ', '^((?:(?![.!?] ).)+?) left one answer out\. (.*)$', 'remote-answer-left-out', array['model', 'reason*']::text[]),
    (63, ' Asked again in ', '^((?:(?![.!?] ).)+?): (.+?) Asked again in ([\d,.]+) s\.$', 'remote-answer-retried', array['model', 'reason*', 'seconds#']::text[]),
    (64, 'It is no longer offered.', '^It is no longer offered\.$', 'remote-model-withdrawn', array[]::text[]),
    (65, 'It answered something else than a chat completion.', '^It answered something else than a chat completion\.$', 'outside-not-chat', array[]::text[]),
    (66, 'It answered without a word.', '^It answered without a word\.$', 'outside-without-words', array[]::text[]),
    (67, ' answered without a list of models.', '^((?:(?![.!?] ).)+?) answered without a list of models\.$', 'outside-without-models', array['address']::text[]),
    (68, ': give that address instead.', '^It sends requests on to ((?:(?![.!?] ).)+?): give that address instead\.$', 'outside-redirects', array['address']::text[]),
    (69, 'It answered ', '^It answered ((?:(?![.!?] ).)+?)\.$', 'outside-answered', array['status']::text[]),
    (70, 'It answered ', '^It answered ([\d,.]+): (.*)$', 'outside-answered-words', array['status#', 'words']::text[]),
    (71, 'Answered ', '^Answered ((?:(?![.!?] ).)+?)\.$', 'delivery-taken', array['status']::text[]),
    (72, 'The webhook was removed.', '^The webhook was removed\.$', 'webhook-removed', array[]::text[]),
    (73, 'Laurel could not send it; the log says why.', '^Laurel could not send it; the log says why\.$', 'outside-not-sent', array[]::text[]),
    (74, 'Most addresses end with /v1.', '^Most addresses end with /v1\.$', 'outside-address-hint', array[]::text[]),
    (75, 'It did not answer within ', '^It did not answer within ([\d,.]+) seconds\.$', 'outside-silent', array['seconds#']::text[]),
    (76, 'It was not reached: ', '^It was not reached: ((?:(?![.!?] ).)+?)\.$', 'outside-unreachable', array['problem']::text[]),
    (77, 'Its answer is longer than ', '^Its answer is longer than ([\d,.]+) MB\.$', 'outside-answer-too-long', array['megabytes#']::text[]),
    (78, ' has no address.', '^((?:(?![.!?] ).)+?) has no address\.$', 'outside-without-address', array['host']::text[]),
    (79, ' is an address of a private network, to which nothing is sent.', '^((?:(?![.!?] ).)+?) is an address of a private network, to which nothing is sent\.$', 'outside-private', array['host']::text[]),
    (80, ' is not an address to send to.', '^((?:(?![.!?] ).)+?) is not an address to send to\.$', 'outside-protocol', array['protocol']::text[]),
    (81, ' was stored under another secret of this installation. Enter it again in the settings.', '^The key of ((?:(?![.!?] ).)+?) was stored under another secret of this installation\. Enter it again in the settings\.$', 'key-unreadable', array['server']::text[]),
    (82, 'the processor, always available.', '^the processor, always available\.$', 'provider-processor', array[]::text[]),
    (83, 'a device answered and trains a small model ', '^a device answered and trains a small model ([\d,.]+) times as fast as the processor\.$', 'provider-measured', array['speedup#']::text[]),
    (84, 'a device answered but is too slow to be measured.', '^a device answered but is too slow to be measured\.$', 'provider-not-measured', array[]::text[]),
    (85, 'its libraries are not installed (npm run gpu:install on Linux with an NVIDIA driver, CUDA 12 and cuDNN).', '^its libraries are not installed \(npm run gpu:install on Linux with an NVIDIA driver, CUDA 12 and cuDNN\)\.$', 'provider-without-libraries', array[]::text[]),
    (86, 'no graphics driver answered (Vulkan on Linux, Metal on macOS, Direct3D 12 on Windows).', '^no graphics driver answered \(Vulkan on Linux, Metal on macOS, Direct3D 12 on Windows\)\.$', 'provider-without-driver', array[]::text[]),
    (87, 'it did not answer within ', '^it did not answer within ([\d,.]+) s\.$', 'provider-silent', array['seconds#']::text[]),
    (88, 'it computed wrongly: a loss of ', '^it computed wrongly: a loss of ([\d,.]+) instead of ([\d,.]+)\.$', 'provider-wrong', array['loss#', 'expected#']::text[]),
    (89, ' chosen automatically: ', '^((?:(?![.!?] ).)+?) chosen automatically: (.*)$', 'provider-chosen', array['provider', 'reason*']::text[]),
    (90, ' is not available: ', '^((?:(?![.!?] ).)+?) is not available: (.*)$', 'provider-not-available', array['provider', 'reason*']::text[]),
    (91, ' is available too: ', '^((?:(?![.!?] ).)+?) is available too: (.*)$', 'provider-available-too', array['provider', 'reason*']::text[]),
    (92, 'Undone. Everything it brought is gone.', '^Undone\. Everything it brought is gone\.$', 'import-undone', array[]::text[]),
    (93, ' stayed, because they have been used here since.', '^Undone\. (.+?) stayed, because they have been used here since\.$', 'import-undone-partly', array['kept*']::text[]),
    (94, ' and ', '^(\d+ prompts?) and (\d+ answers?)$', 'kept-both', array['prompts*', 'answers*']::text[]),
    (95, ' prompt', '^([\d,.]+) prompt$', 'kept-prompts', array['prompts#']::text[]),
    (96, ' prompts', '^([\d,.]+) prompts$', 'kept-prompts', array['prompts#']::text[]),
    (97, ' answer', '^([\d,.]+) answer$', 'kept-answers', array['answers#']::text[]),
    (98, ' answers', '^([\d,.]+) answers$', 'kept-answers', array['answers#']::text[]),
    (99, 'The file is gone.', '^The file is gone\.$', 'import-file-removed', array[]::text[]),
    (100, '. What was read so far can be undone.', '^Laurel failed at it: (.+?)\. What was read so far can be undone\.$', 'import-failed', array['problem*']::text[]),
    (101, 'Laurel failed at it: ', '^Laurel failed at it: (.*)$', 'job-failed', array['problem*']::text[]),
    (102, 'The rows have no shape that Laurel knows. Say which column is the prompt.', '^The rows have no shape that Laurel knows\. Say which column is the prompt\.$', 'file-without-format', array[]::text[]),
    (103, 'This is a zip archive. Unpack it first, or compress it with gzip.', '^This is a zip archive\. Unpack it first, or compress it with gzip\.$', 'file-zip', array[]::text[]),
    (104, ' times its size; it was not read further.', '^This gzip file unpacks to more than ([\d,.]+) times its size; it was not read further\.$', 'file-gzip-bomb', array['times#']::text[]),
    (105, 'The gzip file is damaged: ', '^The gzip file is damaged: (.*)$', 'file-gzip-damaged', array['problem']::text[]),
    (106, 'This is no Parquet file: ', '^This is no Parquet file: (.*)$', 'file-not-parquet', array['problem']::text[]),
    (107, '. Write it with snappy, gzip or no compression.', '^This Parquet file is compressed with ((?:(?![.!?] ).)+?)\. Write it with snappy, gzip or no compression\.$', 'file-parquet-codec', array['codec']::text[]),
    (108, 'The Parquet file is damaged near row ', '^The Parquet file is damaged near row ([\d,.]+): (.*)$', 'file-parquet-damaged', array['row#', 'problem']::text[]),
    (109, 'The Parquet file promises ', '^The Parquet file promises ([\d,.]+) rows and ends at ([\d,.]+)\.$', 'file-parquet-short', array['rows#', 'end#']::text[]),
    (110, 'is not UTF-8 text; choose the encoding of the file', '^is not UTF-8 text; choose the encoding of the file$', 'row-not-utf8', array[]::text[]),
    (111, ' MB long; at most ', '^is ([\d,.]+) MB long; at most ([\d,.]+) MB fit$', 'row-too-long', array['megabytes#', 'limit#']::text[]),
    (112, 'is longer than ', '^is longer than ([\d,.]+) MB$', 'row-element-too-long', array['limit#']::text[]),
    (113, 'ends in the middle of a value', '^ends in the middle of a value$', 'row-cut', array[]::text[]),
    (114, 'has a quote that is never closed', '^has a quote that is never closed$', 'row-quote-open', array[]::text[]),
    (115, 'is not an object', '^is not an object$', 'row-not-object', array[]::text[]),
    (116, 'is not JSON: ', '^is not JSON: (.*)$', 'row-not-json', array['problem']::text[]),
    (117, ' cells; the head line has ', '^has ([\d,.]+) cells; the head line has ([\d,.]+)$', 'row-too-many-cells', array['cells#', 'header#']::text[]),
    (118, 'there is no record in it', '^there is no record in it$', 'row-empty', array[]::text[]),
    (119, ': expected text, found ', '^((?:(?![.!?] ).)+?): expected text, found (.*)$', 'row-expected-text', array['field', 'found*']::text[]),
    (120, ': expected a number, found ', '^((?:(?![.!?] ).)+?): expected a number, found (.*)$', 'row-expected-number', array['field', 'found*']::text[]),
    (121, ': expected true or false, found ', '^((?:(?![.!?] ).)+?): expected true or false, found (.*)$', 'row-expected-boolean', array['field', 'found*']::text[]),
    (122, ': expected a list, found ', '^((?:(?![.!?] ).)+?): expected a list, found (.*)$', 'row-expected-list', array['field', 'found*']::text[]),
    (123, ': expected an object, found ', '^((?:(?![.!?] ).)+?): expected an object, found (.*)$', 'row-expected-object', array['field', 'found*']::text[]),
    (124, ': expected one of ', '^((?:(?![.!?] ).)+?): expected one of (.*)$', 'row-expected-one-of', array['field', 'names']::text[]),
    (125, ': expected start, end and reason; ', '^((?:(?![.!?] ).)+?): expected start, end and reason; (.*)$', 'row-expected-span', array['field', 'problem']::text[]),
    (126, ': expected one assistant message, found ', '^((?:(?![.!?] ).)+?): expected one assistant message, found ([\d,.]+) messages$', 'row-expected-one-answer', array['field', 'messages#']::text[]),
    (127, ': expected a dialogue that ends with the assistant', '^((?:(?![.!?] ).)+?): expected a dialogue that ends with the assistant$', 'row-expected-answer-last', array['field']::text[]),
    (128, ': expected a transcript that begins with ', '^((?:(?![.!?] ).)+?): expected a transcript that begins with (.*)$', 'row-expected-transcript', array['field', 'opening']::text[]),
    (129, ' has no place in Laurel (tools are not kept)', '^((?:(?![.!?] ).)+?): the role ((?:(?![.!?] ).)+?) has no place in Laurel \(tools are not kept\)$', 'row-role-unknown', array['field', 'role']::text[]),
    (130, ': calls a tool, which Laurel does not keep', '^((?:(?![.!?] ).)+?): calls a tool, which Laurel does not keep$', 'row-calls-tool', array['field']::text[]),
    (131, ': has no message', '^((?:(?![.!?] ).)+?): has no message$', 'row-without-message', array['field']::text[]),
    (132, '; Laurel keeps text', '^((?:(?![.!?] ).)+?): is of type ((?:(?![.!?] ).)+?); Laurel keeps text$', 'row-not-text-part', array['field', 'type']::text[]),
    (133, ': its dialogue does not begin with the prompt', '^((?:(?![.!?] ).)+?): its dialogue does not begin with the prompt$', 'row-dialogue-without-prompt', array['field']::text[]),
    (134, 'chosen and rejected differ before the last answer', '^chosen and rejected differ before the last answer$', 'row-pair-differs-early', array[]::text[]),
    (135, ' completions, but ', '^([\d,.]+) completions, but ([\d,.]+) ranks$', 'row-ranks-count', array['completions#', 'ranks#']::text[]),
    (136, ' completions, but ', '^([\d,.]+) completions, but ([\d,.]+) stars$', 'row-stars-count', array['completions#', 'stars#']::text[]),
    (137, 'messages: only a system message', '^messages: only a system message$', 'row-only-system', array[]::text[]),
    (138, 'tools: Laurel does not keep tools', '^tools: Laurel does not keep tools$', 'row-tools', array[]::text[]),
    (139, 'no column is the prompt', '^no column is the prompt$', 'row-without-prompt-column', array[]::text[]),
    (140, ': has no rank (Argilla''s own client drops ranks; export from its server)', '^((?:(?![.!?] ).)+?): has no rank \(Argilla''s own client drops ranks; export from its server\)$', 'row-rank-missing', array['field']::text[]),
    (141, ', which is not among the items', '^((?:(?![.!?] ).)+?): ranks ((?:(?![.!?] ).)+?), which is not among the items$', 'row-rank-of-stranger', array['field', 'item']::text[]),
    (142, ': its buckets have no order (expected rank_1, rank_2, …)', '^((?:(?![.!?] ).)+?): its buckets have no order \(expected rank_1, rank_2, …\)$', 'row-buckets-unordered', array['field']::text[]),
    (143, ': replies are nested more than ', '^((?:(?![.!?] ).)+?): replies are nested more than ([\d,.]+) deep$', 'row-replies-too-deep', array['field', 'depth#']::text[]),
    (144, ' characters; at most ', '^(.+?) has ([\d,.]+) characters; at most ([\d,.]+) fit$', 'row-text-too-long', array['part*', 'characters#', 'limit#']::text[]),
    (145, ' is longer than ', '^(.+?) is longer than ([\d,.]+) characters$', 'row-text-short-limit', array['part*', 'limit#']::text[]),
    (146, ' holds a NUL character', '^(.+?) holds a NUL character$', 'row-text-nul', array['part*']::text[]),
    (147, ' holds half of a surrogate pair, which is no character', '^(.+?) holds half of a surrogate pair, which is no character$', 'row-text-surrogate', array['part*']::text[]),
    (148, ' characters without a break', '^(.+?) holds a run of more than ([\d,.]+) characters without a break$', 'row-text-endless', array['part*', 'limit#']::text[]),
    (149, 'the prompt is empty', '^the prompt is empty$', 'row-prompt-empty', array[]::text[]),
    (150, 'the answer is empty', '^the answer is empty$', 'row-answer-empty', array[]::text[]),
    (151, ' completions; at most ', '^it has ([\d,.]+) completions; at most ([\d,.]+) fit$', 'row-too-many-completions', array['completions#', 'limit#']::text[]),
    (152, ' stars are not 0 to 5', '^([\d,.]+) stars are not 0 to 5$', 'row-stars-out-of-range', array['stars#']::text[]),
    (153, 'a ranking places fewer than two answers', '^a ranking places fewer than two answers$', 'row-ranking-too-short', array[]::text[]),
    (154, 'a rank is not a number', '^a rank is not a number$', 'row-rank-not-number', array[]::text[]),
    (155, 'display_order is not an order of the completions', '^display_order is not an order of the completions$', 'row-display-order', array[]::text[]),
    (156, ' has ranked these answers before, in another order', '^((?:(?![.!?] ).)+?) has ranked these answers before, in another order$', 'row-ranked-differently', array['annotator']::text[]),
    (157, 'the prompt', '^the prompt$', 'part-prompt', array[]::text[]),
    (158, 'the answer', '^the answer$', 'part-answer', array[]::text[]),
    (159, 'a completion', '^a completion$', 'part-completion', array[]::text[]),
    (160, 'a completion id', '^a completion id$', 'part-completion-id', array[]::text[]),
    (161, 'the id', '^the id$', 'part-id', array[]::text[]),
    (162, 'the task type', '^the task type$', 'part-task-type', array[]::text[]),
    (163, 'the language', '^the language$', 'part-language', array[]::text[]),
    (164, 'a tag', '^a tag$', 'part-tag', array[]::text[]),
    (165, 'the author', '^the author$', 'part-author', array[]::text[]),
    (166, 'the annotator', '^the annotator$', 'part-annotator', array[]::text[]),
    (167, 'a model', '^a model$', 'part-model', array[]::text[]),
    (168, 'the note', '^the note$', 'part-note', array[]::text[]),
    (169, 'null', '^null$', 'value-null', array[]::text[]),
    (170, 'nothing', '^nothing$', 'value-nothing', array[]::text[]),
    (171, 'a list', '^a list$', 'value-list', array[]::text[]),
    (172, 'an object', '^an object$', 'value-object', array[]::text[]);

create function pg_temp.laurel_verbatim(said text) returns jsonb language sql immutable as $$
  select jsonb_build_object('code', 'verbatim', 'values', jsonb_build_object('text', said))
$$;

-- One sentence whole, or null. This and the next function call each other.
create function pg_temp.laurel_known(said text) returns jsonb language plpgsql as $$
declare
  earlier record;
  groups text[];
  given jsonb := '{}';
  name text;
  value text;
begin
  for earlier in select * from earlier_sentence where strpos(said, part) > 0 order by number loop
    groups := regexp_match(said, earlier.pattern);
    continue when groups is null;
    for at in 1 .. coalesce(array_length(earlier.names, 1), 0) loop
      name := rtrim(earlier.names[at], '#*%');
      value := groups[at];
      given := given || jsonb_build_object(name, case right(earlier.names[at], 1)
        when '#' then to_jsonb(replace(rtrim(value, '.'), ',', '')::numeric)
        when '%' then to_jsonb(value::numeric / 100)
        when '*' then pg_temp.laurel_message(value)
        else to_jsonb(value)
      end);
    end loop;
    return case given when '{}' then jsonb_build_object('code', earlier.code)
      else jsonb_build_object('code', earlier.code, 'values', given) end;
  end loop;
  return null;
end
$$;

-- Whole, or sentence by sentence where several were put together.
create function pg_temp.laurel_message(said text) returns jsonb language plpgsql as $$
declare
  whole jsonb;
  parts text[];
  first jsonb;
  rest jsonb;
  address_hint constant text := ' Most addresses end with /v1.';
begin
  if said is null then return null; end if;
  if length(said) > 1000 then return pg_temp.laurel_verbatim(said); end if;
  -- Behind what another server said, which may end anyhow.
  if said like 'It answered %' || address_hint then
    return jsonb_build_object('code', 'together', 'values', jsonb_build_object('messages', jsonb_build_array(
      pg_temp.laurel_message(left(said, -length(address_hint))), jsonb_build_object('code', 'outside-address-hint'))));
  end if;
  whole := pg_temp.laurel_known(said);
  if whole is not null then return whole; end if;
  parts := regexp_split_to_array(said, '(?<=[.!?]) (?=\S)');
  for many in reverse least(3, array_length(parts, 1) - 1) .. 1 loop
    first := pg_temp.laurel_known(array_to_string(parts[1:many], ' '));
    continue when first is null;
    rest := pg_temp.laurel_message(array_to_string(parts[many + 1:], ' '));
    return jsonb_build_object('code', 'together', 'values', jsonb_build_object('messages',
      jsonb_build_array(first) || case rest ->> 'code' when 'together' then rest #> '{values,messages}' else jsonb_build_array(rest) end));
  end loop;
  if array_length(parts, 1) > 1 then
    rest := pg_temp.laurel_message(array_to_string(parts[2:], ' '));
    if rest ->> 'code' <> 'verbatim' then
      return jsonb_build_object('code', 'together', 'values', jsonb_build_object('messages',
        jsonb_build_array(pg_temp.laurel_verbatim(parts[1])) || case rest ->> 'code' when 'together' then rest #> '{values,messages}' else jsonb_build_array(rest) end));
    end if;
  end if;
  return pg_temp.laurel_verbatim(said);
end
$$;

alter table "Run" alter column outcome type jsonb using pg_temp.laurel_message(outcome);
alter table "RunLog" alter column message type jsonb using pg_temp.laurel_message(message);
alter table "Import" alter column outcome type jsonb using pg_temp.laurel_message(outcome);
alter table "ImportProblem" alter column reason type jsonb using pg_temp.laurel_message(reason);
alter table "DatasetExport" alter column outcome type jsonb using pg_temp.laurel_message(outcome);
alter table "Screening" alter column outcome type jsonb using pg_temp.laurel_message(outcome);
alter table "RemoteUsage" alter column problem type jsonb using pg_temp.laurel_message(problem);
alter table "WebhookDelivery" alter column problem type jsonb using pg_temp.laurel_message(problem);
alter table "Question" alter column problem type jsonb using pg_temp.laurel_message(problem);
update "Worker" set providers = (
  select coalesce(jsonb_agg(status || jsonb_build_object('reason', pg_temp.laurel_message(status ->> 'reason'))), '[]')
  from jsonb_array_elements(providers) as status
);
drop table earlier_sentence;
