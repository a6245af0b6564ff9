-- CreateEnum
CREATE TYPE "QuestionStatus" AS ENUM ('waiting', 'running', 'done', 'refused', 'failed');

-- CreateTable: rows live for seconds, so nothing is lost when a crash empties them
CREATE UNLOGGED TABLE "Question" (
    "id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "status" "QuestionStatus" NOT NULL DEFAULT 'waiting',
    "workerId" TEXT,
    "problem" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "QuestionAnswer" (
    "questionId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "QuestionAnswer_pkey" PRIMARY KEY ("questionId","index")
);

-- CreateIndex
CREATE INDEX "Question_status_createdAt_idx" ON "Question"("status", "createdAt");

-- AddForeignKey
ALTER TABLE "QuestionAnswer" ADD CONSTRAINT "QuestionAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;
