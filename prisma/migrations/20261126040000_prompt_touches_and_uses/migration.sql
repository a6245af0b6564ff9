-- AlterEnum
ALTER TYPE "VersionReason" ADD VALUE 'beforeEdit';
ALTER TYPE "VersionReason" ADD VALUE 'afterEdit';
ALTER TYPE "VersionReason" ADD VALUE 'afterUndo';
ALTER TYPE "VersionReason" ADD VALUE 'forRun';
ALTER TYPE "VersionReason" ADD VALUE 'forSnapshot';

-- AlterTable
ALTER TABLE "PromptSetVersion" ADD COLUMN "editId" TEXT;

-- CreateTable
CREATE TABLE "PromptTouch" (
    "id" BIGSERIAL NOT NULL,
    "promptSetId" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "PromptTouch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromptSetUse" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "runId" TEXT,
    "snapshotId" TEXT,

    CONSTRAINT "PromptSetUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PromptTouch_promptSetId_idx" ON "PromptTouch"("promptSetId");
CREATE UNIQUE INDEX "PromptSetUse_runId_versionId_key" ON "PromptSetUse"("runId", "versionId");
CREATE UNIQUE INDEX "PromptSetUse_snapshotId_versionId_key" ON "PromptSetUse"("snapshotId", "versionId");
CREATE INDEX "PromptSetUse_versionId_idx" ON "PromptSetUse"("versionId");

-- AddForeignKey
ALTER TABLE "PromptSetVersion" ADD CONSTRAINT "PromptSetVersion_editId_fkey" FOREIGN KEY ("editId") REFERENCES "PromptEdit"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "PromptSetUse" ADD CONSTRAINT "PromptSetUse_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "PromptSetVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PromptSetUse" ADD CONSTRAINT "PromptSetUse_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PromptSetUse" ADD CONSTRAINT "PromptSetUse_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "DatasetSnapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whatever writes prompts, what it touched is noted with it, so that the next version looks at nothing else.
CREATE FUNCTION "notePromptTouch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "PromptTouch" ("promptSetId", "key") SELECT "promptSetId", "key" FROM gone;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "PromptTouch" ("promptSetId", "key") SELECT "promptSetId", "key" FROM come;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Prompt_inserted" AFTER INSERT ON "Prompt" REFERENCING NEW TABLE AS come
  FOR EACH STATEMENT EXECUTE FUNCTION "notePromptTouch"();
CREATE TRIGGER "Prompt_updated" AFTER UPDATE ON "Prompt" REFERENCING OLD TABLE AS gone NEW TABLE AS come
  FOR EACH STATEMENT EXECUTE FUNCTION "notePromptTouch"();
CREATE TRIGGER "Prompt_deleted" AFTER DELETE ON "Prompt" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "notePromptTouch"();

-- A set's licence is that of its prompts without one; a set that is gone has no touched prompts.
CREATE FUNCTION "noteSetTouch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM "PromptTouch" WHERE "promptSetId" = OLD.id;
  ELSE
    INSERT INTO "PromptTouch" ("promptSetId", "key") SELECT "promptSetId", "key" FROM "Prompt" WHERE "promptSetId" = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "PromptSet_relicensed" AFTER UPDATE OF "licence" ON "PromptSet"
  FOR EACH ROW WHEN (OLD."licence" IS DISTINCT FROM NEW."licence") EXECUTE FUNCTION "noteSetTouch"();
CREATE TRIGGER "PromptSet_deleted" AFTER DELETE ON "PromptSet"
  FOR EACH ROW EXECUTE FUNCTION "noteSetTouch"();

-- Nobody noted what was touched so far: everything may have been, and what versions have may be gone.
INSERT INTO "PromptTouch" ("promptSetId", "key") SELECT "promptSetId", "key" FROM "Prompt";
INSERT INTO "PromptTouch" ("promptSetId", "key") SELECT "promptSetId", "key" FROM "PromptRevision" WHERE "until" IS NULL;
