-- Runs that only measure how long a run would take.
ALTER TABLE "Run" ADD COLUMN "isProbe" BOOLEAN NOT NULL DEFAULT false;
