-- AlterTable
ALTER TABLE "Demonstration" ADD COLUMN     "guidelinesVersion" INTEGER;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "guidelinesSeen" INTEGER;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "guidelinesVersion" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Ranking" ADD COLUMN     "guidelinesVersion" INTEGER;

-- CreateTable
CREATE TABLE "GuidelineVersion" (
    "projectId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GuidelineVersion_pkey" PRIMARY KEY ("projectId","version")
);

-- AddForeignKey
ALTER TABLE "GuidelineVersion" ADD CONSTRAINT "GuidelineVersion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuidelineVersion" ADD CONSTRAINT "GuidelineVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What projects said so far is their first version, as far as anybody knows.
INSERT INTO "GuidelineVersion" ("projectId", "version", "text", "createdAt")
SELECT "id", 1, "guidelines", "createdAt" FROM "Project" WHERE "guidelines" <> '';
UPDATE "Project" SET "guidelinesVersion" = 1 WHERE "guidelines" <> '';
