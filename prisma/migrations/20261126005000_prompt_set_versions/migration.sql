-- CreateEnum
CREATE TYPE "VersionReason" AS ENUM ('byHand', 'beforeImport', 'afterImport');

-- CreateTable
CREATE TABLE "PromptSetVersion" (
    "id" TEXT NOT NULL,
    "promptSetId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "prompts" INTEGER NOT NULL,
    "reason" "VersionReason" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PromptSetVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromptRevision" (
    "promptSetId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER,
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "turns" JSONB,
    "taskType" TEXT NOT NULL,
    "tags" TEXT[],
    "split" "Split" NOT NULL,
    "language" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "isWithdrawn" BOOLEAN NOT NULL,

    CONSTRAINT "PromptRevision_pkey" PRIMARY KEY ("promptSetId","key","since")
);

-- CreateIndex
CREATE UNIQUE INDEX "PromptSetVersion_promptSetId_number_key" ON "PromptSetVersion"("promptSetId", "number");
CREATE INDEX "PromptRevision_promptSetId_since_idx" ON "PromptRevision"("promptSetId", "since");
CREATE INDEX "PromptRevision_promptSetId_until_idx" ON "PromptRevision"("promptSetId", "until");

-- AddForeignKey
ALTER TABLE "PromptSetVersion" ADD CONSTRAINT "PromptSetVersion_promptSetId_fkey" FOREIGN KEY ("promptSetId") REFERENCES "PromptSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PromptSetVersion" ADD CONSTRAINT "PromptSetVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "PromptRevision" ADD CONSTRAINT "PromptRevision_promptSetId_fkey" FOREIGN KEY ("promptSetId") REFERENCES "PromptSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;
