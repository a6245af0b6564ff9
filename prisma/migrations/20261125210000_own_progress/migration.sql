-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "hasLeaderboard" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "wordGoal" INTEGER;

-- CreateIndex
CREATE INDEX "Ranking_annotatorId_createdAt_idx" ON "Ranking"("annotatorId", "createdAt");

-- CreateIndex
CREATE INDEX "ArenaVote_voterId_createdAt_idx" ON "ArenaVote"("voterId", "createdAt");
