-- What somebody has done is read from the index alone.
DROP INDEX "Assignment_userId_status_idx";
CREATE INDEX "Assignment_userId_status_taskId_idx" ON "Assignment"("userId", "status", "taskId");
