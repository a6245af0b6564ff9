-- AlterTable
ALTER TABLE "Screening" ADD COLUMN     "everything" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "importIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "onlyNew" BOOLEAN NOT NULL DEFAULT false;

-- Who asked before this asked for everything.
UPDATE "Screening" SET "everything" = true WHERE "status" IN ('waiting', 'running');
