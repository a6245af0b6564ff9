-- AlterEnum
ALTER TYPE "FindingKind" ADD VALUE 'name' AFTER 'personal';
