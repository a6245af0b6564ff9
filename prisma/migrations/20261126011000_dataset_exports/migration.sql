-- CreateEnum
CREATE TYPE "ExportStatus" AS ENUM ('waiting', 'running', 'done', 'failed', 'expired');

-- CreateTable
CREATE TABLE "DatasetExport" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "status" "ExportStatus" NOT NULL DEFAULT 'waiting',
    "records" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "fileName" TEXT,
    "mediaType" TEXT,
    "bytes" BIGINT,
    "hash" TEXT,
    "outcome" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "expiresAt" TIMESTAMP(3),
    "seenAt" TIMESTAMP(3),

    CONSTRAINT "DatasetExport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DatasetExport_projectId_createdAt_idx" ON "DatasetExport"("projectId", "createdAt");
CREATE INDEX "DatasetExport_createdById_status_idx" ON "DatasetExport"("createdById", "status");
CREATE INDEX "DatasetExport_status_expiresAt_idx" ON "DatasetExport"("status", "expiresAt");

-- AddForeignKey
ALTER TABLE "DatasetExport" ADD CONSTRAINT "DatasetExport_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DatasetExport" ADD CONSTRAINT "DatasetExport_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
