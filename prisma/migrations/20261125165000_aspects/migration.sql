-- CreateEnum
CREATE TYPE "AspectKind" AS ENUM ('flag', 'rating');

-- AlterTable
ALTER TABLE "RankingItem" ADD COLUMN     "ratings" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "Aspect" (
    "projectId" TEXT NOT NULL,
    "kind" "AspectKind" NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL DEFAULT '',
    "points" INTEGER,
    "isAsked" BOOLEAN NOT NULL,
    "isNeeded" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Aspect_pkey" PRIMARY KEY ("projectId","kind","code")
);

-- AddForeignKey
ALTER TABLE "Aspect" ADD CONSTRAINT "Aspect_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
