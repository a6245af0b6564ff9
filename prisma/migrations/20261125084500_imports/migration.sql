-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('uploaded', 'waiting', 'running', 'done', 'failed', 'undone');

-- AlterEnum
ALTER TYPE "Origin" ADD VALUE 'imported';

-- AlterTable
ALTER TABLE "User" ADD COLUMN "importedAs" TEXT;

-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN "importId" TEXT,
ADD COLUMN "sourceId" TEXT,
ADD COLUMN "turns" JSONB;

-- AlterTable
ALTER TABLE "Demonstration" ADD COLUMN "importId" TEXT,
ADD COLUMN "sourceId" TEXT;

-- AlterTable
ALTER TABLE "Completion" ADD COLUMN "importId" TEXT,
ADD COLUMN "importKey" TEXT,
ADD COLUMN "label" BOOLEAN,
ADD COLUMN "sourceId" TEXT,
ADD COLUMN "sourceModel" TEXT,
ALTER COLUMN "modelVersionId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "RankingTask" ADD COLUMN "importId" TEXT,
ADD COLUMN "importKey" TEXT;

-- AlterTable
ALTER TABLE "Ranking" ADD COLUMN "importId" TEXT,
ADD COLUMN "sourceId" TEXT,
ADD COLUMN "strength" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'uploaded',
    "fileName" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "bytesRead" BIGINT NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "outcome" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportProblem" (
    "id" BIGSERIAL NOT NULL,
    "importId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "ImportProblem_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Import_projectId_createdAt_idx" ON "Import"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "ImportProblem_importId_id_idx" ON "ImportProblem"("importId", "id");

-- CreateIndex
CREATE INDEX "Prompt_importId_idx" ON "Prompt"("importId");

-- CreateIndex
CREATE INDEX "Prompt_text_idx" ON "Prompt" USING HASH ("text");

-- CreateIndex
CREATE INDEX "Demonstration_importId_idx" ON "Demonstration"("importId");

-- CreateIndex
CREATE INDEX "Completion_importId_idx" ON "Completion"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Completion_projectId_importKey_key" ON "Completion"("projectId", "importKey");

-- CreateIndex
CREATE INDEX "RankingTask_importId_idx" ON "RankingTask"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "RankingTask_projectId_importKey_key" ON "RankingTask"("projectId", "importKey");

-- CreateIndex
CREATE INDEX "Ranking_importId_idx" ON "Ranking"("importId");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportProblem" ADD CONSTRAINT "ImportProblem_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Prompt" ADD CONSTRAINT "Prompt_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Demonstration" ADD CONSTRAINT "Demonstration_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Completion" DROP CONSTRAINT "Completion_modelVersionId_fkey";

-- AddForeignKey
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RankingTask" ADD CONSTRAINT "RankingTask_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ranking" ADD CONSTRAINT "Ranking_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;
