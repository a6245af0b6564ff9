-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('open', 'withdrawn', 'dismissed');

-- AlterTable
ALTER TABLE "Prompt" ADD COLUMN     "withdrawnAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "PromptReport" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "status" "ReportStatus" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedById" TEXT,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "PromptReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Prompt_withdrawnAt_idx" ON "Prompt"("withdrawnAt");

-- CreateIndex
CREATE INDEX "PromptReport_projectId_status_createdAt_idx" ON "PromptReport"("projectId", "status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PromptReport_promptId_reporterId_key" ON "PromptReport"("promptId", "reporterId");

-- AddForeignKey
ALTER TABLE "PromptReport" ADD CONSTRAINT "PromptReport_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromptReport" ADD CONSTRAINT "PromptReport_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "Prompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromptReport" ADD CONSTRAINT "PromptReport_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PromptReport" ADD CONSTRAINT "PromptReport_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
