-- A prompt that came without tags has none, rather than nothing that could be compared.
UPDATE "Prompt" SET "tags" = '{}' WHERE "tags" IS NULL;
ALTER TABLE "Prompt" ALTER COLUMN "tags" SET DEFAULT ARRAY[]::TEXT[];
