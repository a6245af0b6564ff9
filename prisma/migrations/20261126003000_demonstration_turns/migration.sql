-- AlterTable
ALTER TABLE "Demonstration" ADD COLUMN     "turns" JSONB;

-- AlterTable
ALTER TABLE "DemonstrationRevision" ADD COLUMN     "turns" JSONB;
