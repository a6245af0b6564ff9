-- CreateTable
CREATE TABLE "Score" (
    "completionId" TEXT NOT NULL,
    "rewardModelId" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Score_pkey" PRIMARY KEY ("completionId","rewardModelId")
);

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_completionId_fkey" FOREIGN KEY ("completionId") REFERENCES "Completion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_rewardModelId_fkey" FOREIGN KEY ("rewardModelId") REFERENCES "ModelVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
