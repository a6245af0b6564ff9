-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('waiting', 'accepted', 'returned');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('accepted', 'edited', 'returned');

-- DropIndex
DROP INDEX "Demonstration_authorId_idx";

-- AlterTable
ALTER TABLE "Demonstration" ADD COLUMN     "review" "ReviewStatus" NOT NULL DEFAULT 'waiting',
ADD COLUMN     "revisedAt" TIMESTAMP(3),
ADD COLUMN     "revisedById" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "DemonstrationRevision" (
    "demonstrationId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "instruction" TEXT NOT NULL,
    "response" TEXT NOT NULL,
    "writtenById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "replacedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DemonstrationRevision_pkey" PRIMARY KEY ("demonstrationId","revision")
);

-- CreateTable
CREATE TABLE "DemonstrationReview" (
    "id" TEXT NOT NULL,
    "demonstrationId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DemonstrationReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DemonstrationReview_demonstrationId_createdAt_idx" ON "DemonstrationReview"("demonstrationId", "createdAt");

-- CreateIndex
CREATE INDEX "Demonstration_authorId_review_idx" ON "Demonstration"("authorId", "review");

-- AddForeignKey
ALTER TABLE "Demonstration" ADD CONSTRAINT "Demonstration_revisedById_fkey" FOREIGN KEY ("revisedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemonstrationRevision" ADD CONSTRAINT "DemonstrationRevision_demonstrationId_fkey" FOREIGN KEY ("demonstrationId") REFERENCES "Demonstration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemonstrationRevision" ADD CONSTRAINT "DemonstrationRevision_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemonstrationReview" ADD CONSTRAINT "DemonstrationReview_demonstrationId_fkey" FOREIGN KEY ("demonstrationId") REFERENCES "Demonstration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DemonstrationReview" ADD CONSTRAINT "DemonstrationReview_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
