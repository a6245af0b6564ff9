-- CreateEnum
CREATE TYPE "ScreeningStatus" AS ENUM ('waiting', 'running', 'done', 'failed');
CREATE TYPE "FindingKind" AS ENUM ('duplicate', 'personal', 'heldOut');
CREATE TYPE "FindingStatus" AS ENUM ('open', 'withdrawn', 'redacted', 'dismissed');

-- CreateTable
CREATE TABLE "PromptFingerprint" (
    "promptId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "bands" INTEGER[],

    CONSTRAINT "PromptFingerprint_pkey" PRIMARY KEY ("promptId")
);

-- CreateTable
CREATE TABLE "Screening" (
    "projectId" TEXT NOT NULL,
    "status" "ScreeningStatus" NOT NULL DEFAULT 'waiting',
    "looked" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "outcome" TEXT,

    CONSTRAINT "Screening_pkey" PRIMARY KEY ("projectId")
);

-- CreateTable
CREATE TABLE "HeldOutList" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "texts" TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HeldOutList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromptFinding" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "kind" "FindingKind" NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL,
    "status" "FindingStatus" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedById" TEXT,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "PromptFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PromptRedaction" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "turns" JSONB,
    "hash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PromptRedaction_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "PromptSet" ADD COLUMN "statistics" JSONB;

-- CreateIndex
CREATE INDEX "PromptFingerprint_projectId_idx" ON "PromptFingerprint"("projectId");
CREATE INDEX "PromptFingerprint_bands_idx" ON "PromptFingerprint" USING GIN ("bands");
CREATE UNIQUE INDEX "HeldOutList_projectId_name_key" ON "HeldOutList"("projectId", "name");
CREATE INDEX "PromptFinding_projectId_status_kind_createdAt_idx" ON "PromptFinding"("projectId", "status", "kind", "createdAt");
CREATE UNIQUE INDEX "PromptFinding_promptId_kind_subject_key" ON "PromptFinding"("promptId", "kind", "subject");
CREATE INDEX "PromptRedaction_projectId_hash_idx" ON "PromptRedaction"("projectId", "hash");

-- AddForeignKey
ALTER TABLE "PromptFingerprint" ADD CONSTRAINT "PromptFingerprint_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Screening" ADD CONSTRAINT "Screening_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "HeldOutList" ADD CONSTRAINT "HeldOutList_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "HeldOutList" ADD CONSTRAINT "HeldOutList_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PromptFinding" ADD CONSTRAINT "PromptFinding_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PromptFinding" ADD CONSTRAINT "PromptFinding_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PromptFinding" ADD CONSTRAINT "PromptFinding_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "PromptRedaction" ADD CONSTRAINT "PromptRedaction_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PromptRedaction" ADD CONSTRAINT "PromptRedaction_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
