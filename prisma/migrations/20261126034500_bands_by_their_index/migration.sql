-- Looking for near-duplicates must never go by the project, which is most of the table; nor through a list of bands that wait
-- to be put into their index, which is read whole at every look.
DROP INDEX "PromptFingerprint_projectId_idx";
ALTER INDEX "PromptFingerprint_bands_idx" SET (fastupdate = off);
