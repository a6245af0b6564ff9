-- AlterTable
ALTER TABLE "Ranking" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "revisedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "RankingItem" ADD COLUMN     "isUnacceptable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "marks" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "RankingRevision" (
    "rankingId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "replacedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RankingRevision_pkey" PRIMARY KEY ("rankingId","revision")
);

-- AddForeignKey
ALTER TABLE "RankingRevision" ADD CONSTRAINT "RankingRevision_rankingId_fkey" FOREIGN KEY ("rankingId") REFERENCES "Ranking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
