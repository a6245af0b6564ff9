-- CreateEnum
CREATE TYPE "ModelOffice" AS ENUM ('answers', 'scores');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('promoted', 'replaced', 'retired', 'restored');

-- AlterTable
ALTER TABLE "ModelVersion" ADD COLUMN     "notesAt" TIMESTAMP(3),
ADD COLUMN     "notesById" TEXT,
ADD COLUMN     "retiredAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Promotion" (
    "projectId" TEXT NOT NULL,
    "office" "ModelOffice" NOT NULL,
    "modelVersionId" TEXT NOT NULL,

    CONSTRAINT "Promotion_pkey" PRIMARY KEY ("projectId","office")
);

-- CreateTable
CREATE TABLE "ModelDecision" (
    "id" BIGSERIAL NOT NULL,
    "modelVersionId" TEXT NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "madeById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArtifactRemoval" (
    "id" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "removedById" TEXT NOT NULL,
    "removedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ArtifactRemoval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Promotion_modelVersionId_key" ON "Promotion"("modelVersionId");

-- CreateIndex
CREATE INDEX "ModelDecision_modelVersionId_id_idx" ON "ModelDecision"("modelVersionId", "id");

-- CreateIndex
CREATE INDEX "ArtifactRemoval_projectId_id_idx" ON "ArtifactRemoval"("projectId", "id");

-- AddForeignKey
ALTER TABLE "ModelVersion" ADD CONSTRAINT "ModelVersion_notesById_fkey" FOREIGN KEY ("notesById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promotion" ADD CONSTRAINT "Promotion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promotion" ADD CONSTRAINT "Promotion_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelDecision" ADD CONSTRAINT "ModelDecision_modelVersionId_fkey" FOREIGN KEY ("modelVersionId") REFERENCES "ModelVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelDecision" ADD CONSTRAINT "ModelDecision_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArtifactRemoval" ADD CONSTRAINT "ArtifactRemoval_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArtifactRemoval" ADD CONSTRAINT "ArtifactRemoval_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
