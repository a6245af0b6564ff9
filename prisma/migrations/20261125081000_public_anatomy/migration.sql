-- AlterTable
ALTER TABLE "Project" ADD COLUMN "isAnatomyPublic" BOOLEAN NOT NULL DEFAULT false;
