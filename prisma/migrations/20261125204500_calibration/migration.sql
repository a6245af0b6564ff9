-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "isPracticeAsked" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "passMark" DOUBLE PRECISION NOT NULL DEFAULT 0.8,
ADD COLUMN     "practiceAttempts" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "passedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "GoldTask" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "rankingId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "GoldTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoldAttempt" (
    "id" TEXT NOT NULL,
    "goldId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "agreement" DOUBLE PRECISION NOT NULL,
    "activeMs" INTEGER NOT NULL DEFAULT 0,
    "submissionKey" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoldAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GoldTask_projectId_retiredAt_idx" ON "GoldTask"("projectId", "retiredAt");

-- CreateIndex
CREATE INDEX "GoldTask_taskId_idx" ON "GoldTask"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "GoldAttempt_submissionKey_key" ON "GoldAttempt"("submissionKey");

-- CreateIndex
CREATE INDEX "GoldAttempt_goldId_userId_idx" ON "GoldAttempt"("goldId", "userId");

-- CreateIndex
CREATE INDEX "GoldAttempt_userId_createdAt_idx" ON "GoldAttempt"("userId", "createdAt");

-- AddForeignKey
ALTER TABLE "GoldTask" ADD CONSTRAINT "GoldTask_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldTask" ADD CONSTRAINT "GoldTask_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "RankingTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldTask" ADD CONSTRAINT "GoldTask_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldTask" ADD CONSTRAINT "GoldTask_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldAttempt" ADD CONSTRAINT "GoldAttempt_goldId_fkey" FOREIGN KEY ("goldId") REFERENCES "GoldTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoldAttempt" ADD CONSTRAINT "GoldAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
