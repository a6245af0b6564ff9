-- Runs that wait in an order people choose, and runs that are paused on a checkpoint.
ALTER TYPE "RunStatus" ADD VALUE 'paused';

CREATE TYPE "RunPriority" AS ENUM ('low', 'normal', 'high');

ALTER TABLE "Run" ADD COLUMN "priority" "RunPriority" NOT NULL DEFAULT 'normal',
ADD COLUMN "jobId" TEXT,
ADD COLUMN "pauseRequestedAt" TIMESTAMP(3),
ADD COLUMN "pauses" INTEGER NOT NULL DEFAULT 0;
