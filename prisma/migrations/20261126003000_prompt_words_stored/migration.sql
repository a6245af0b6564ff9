-- The words of a prompt are kept: phrases and words that are left out have to be looked at in every row that might fit,
-- and taking a text apart again costs forty times as much as reading what it was taken apart into.
ALTER TABLE "Prompt" ADD COLUMN "words" tsvector GENERATED ALWAYS AS ("promptWords"("text")) STORED;
DROP INDEX "Prompt_words_idx";
CREATE INDEX "Prompt_words_idx" ON "Prompt" USING GIN ("words");

-- Whoever filters by one of these is shown the list in its order, too: a set often is all of one split, language or task type.
DROP INDEX "Prompt_projectId_split_idx";
CREATE INDEX "Prompt_projectId_split_promptSetId_key_idx" ON "Prompt"("projectId", "split", "promptSetId", "key");
CREATE INDEX "Prompt_projectId_language_promptSetId_key_idx" ON "Prompt"("projectId", "language", "promptSetId", "key");
CREATE INDEX "Prompt_projectId_taskType_promptSetId_key_idx" ON "Prompt"("projectId", "taskType", "promptSetId", "key");
