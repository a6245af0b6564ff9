-- CreateTable
CREATE TABLE "ModelServer" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "key" TEXT,
    "keyEnd" TEXT,
    "requestsPerMinute" INTEGER,
    "atOnce" INTEGER NOT NULL DEFAULT 4,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "ModelServer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RemoteModel" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "inputPrice" DOUBLE PRECISION,
    "outputPrice" DOUBLE PRECISION,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "RemoteModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RemoteUsage" (
    "runId" TEXT NOT NULL,
    "remoteModelId" TEXT NOT NULL,
    "answers" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "retries" INTEGER NOT NULL DEFAULT 0,
    "promptTokens" INTEGER NOT NULL DEFAULT 0,
    "completionTokens" INTEGER NOT NULL DEFAULT 0,
    "cost" DOUBLE PRECISION,
    "problem" TEXT,

    CONSTRAINT "RemoteUsage_pkey" PRIMARY KEY ("runId","remoteModelId")
);

-- CreateIndex
CREATE INDEX "ModelServer_projectId_idx" ON "ModelServer"("projectId");

-- CreateIndex
CREATE INDEX "RemoteModel_serverId_idx" ON "RemoteModel"("serverId");

-- CreateIndex
CREATE INDEX "RemoteUsage_remoteModelId_idx" ON "RemoteUsage"("remoteModelId");

-- AddForeignKey
ALTER TABLE "ModelServer" ADD CONSTRAINT "ModelServer_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemoteModel" ADD CONSTRAINT "RemoteModel_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "ModelServer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemoteUsage" ADD CONSTRAINT "RemoteUsage_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RemoteUsage" ADD CONSTRAINT "RemoteUsage_remoteModelId_fkey" FOREIGN KEY ("remoteModelId") REFERENCES "RemoteModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
