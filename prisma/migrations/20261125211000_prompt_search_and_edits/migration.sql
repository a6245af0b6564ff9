-- The words of a prompt, lower-cased, in every alphabet where the server can: its own locale may know ASCII only.
-- At most 100,000 characters, because a tsvector holds at most a megabyte.
DO $$
DECLARE
  folded text := coalesce((
    SELECT 'collate ' || quote_ident(collname) FROM pg_collation
    WHERE collname IN ('pg_c_utf8', 'und-x-icu') ORDER BY collname LIMIT 1
  ), '');
BEGIN
  EXECUTE format($function$
    CREATE FUNCTION "promptWords"(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN to_tsvector('simple'::regconfig,
      regexp_replace(lower(left(content, 100000) %1$s), '[^[:alnum:]]+' %1$s, ' ', 'g'))
  $function$, folded);
  -- What a person types: words that begin so, "phrases", -left out, or.
  EXECUTE format($function$
    CREATE FUNCTION "promptQuery"(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(
      websearch_to_tsquery('simple'::regconfig, regexp_replace(
        regexp_replace(lower(typed %1$s), '[^[:alnum:]"-]+' %1$s, ' ', 'g'),
        '([[:alnum:]"])-+' %1$s, '\1 ', 'g'))::text,
      '''( |\)|$)', ''':*\1', 'g')::tsquery
  $function$, folded);
END $$;

-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN "licence" TEXT;

-- CreateTable
CREATE TABLE "PromptEdit" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "prompts" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "PromptEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromptEditItem" (
    "editId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "PromptEditItem_pkey" PRIMARY KEY ("editId","promptId")
);

-- CreateIndex
CREATE INDEX "PromptEdit_projectId_createdAt_idx" ON "PromptEdit"("projectId", "createdAt");
CREATE INDEX "PromptEditItem_promptId_idx" ON "PromptEditItem"("promptId");
CREATE INDEX "Prompt_words_idx" ON "Prompt" USING GIN ("promptWords"("text"));
CREATE INDEX "Prompt_projectId_promptSetId_key_idx" ON "Prompt"("projectId", "promptSetId", "key");
CREATE INDEX "Prompt_projectId_taskType_split_language_idx" ON "Prompt"("projectId", "taskType", "split", "language");
CREATE INDEX "Prompt_tags_idx" ON "Prompt" USING GIN ("tags");
CREATE INDEX "Demonstration_promptId_idx" ON "Demonstration"("promptId");
CREATE INDEX "RankingTask_promptId_idx" ON "RankingTask"("promptId");
CREATE INDEX "Comparison_promptId_idx" ON "Comparison"("promptId");
CREATE INDEX "ArenaMatch_promptId_idx" ON "ArenaMatch"("promptId");

-- AddForeignKey
ALTER TABLE "PromptEdit" ADD CONSTRAINT "PromptEdit_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PromptEdit" ADD CONSTRAINT "PromptEdit_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PromptEditItem" ADD CONSTRAINT "PromptEditItem_editId_fkey" FOREIGN KEY ("editId") REFERENCES "PromptEdit"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PromptEditItem" ADD CONSTRAINT "PromptEditItem_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
