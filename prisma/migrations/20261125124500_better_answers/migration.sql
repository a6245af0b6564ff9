-- AlterTable
ALTER TABLE "Demonstration" ADD COLUMN     "fromCompletionId" TEXT;

-- CreateIndex
CREATE INDEX "Demonstration_fromCompletionId_idx" ON "Demonstration"("fromCompletionId");

-- AddForeignKey
ALTER TABLE "Demonstration" ADD CONSTRAINT "Demonstration_fromCompletionId_fkey" FOREIGN KEY ("fromCompletionId") REFERENCES "Completion"("id") ON DELETE SET NULL ON UPDATE CASCADE;
