-- Plain text to pre-train on, and the runs that do it.

ALTER TYPE "RunKind" ADD VALUE 'pretrain' BEFORE 'sft';

CREATE TABLE "TextSource" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,
    "heldOut" INTEGER NOT NULL,
    "characters" INTEGER NOT NULL,
    "tokens" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "artifactPath" TEXT NOT NULL,
    "retiredAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "TextSource_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "TextSource_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TextSource_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "TextSource_projectId_hash_key" ON "TextSource"("projectId", "hash");
