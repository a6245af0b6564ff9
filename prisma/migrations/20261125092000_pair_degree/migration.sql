-- AlterTable
ALTER TABLE "Ranking" ADD COLUMN     "degree" INTEGER;

-- AlterTable
ALTER TABLE "Comparison" ADD COLUMN     "degree" INTEGER;
