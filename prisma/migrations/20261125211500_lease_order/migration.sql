-- DropIndex
DROP INDEX "RankingTask_projectId_status_idx";

-- CreateIndex
CREATE INDEX "RankingTask_projectId_status_createdAt_id_idx" ON "RankingTask"("projectId", "status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Assignment_userId_status_idx" ON "Assignment"("userId", "status");
