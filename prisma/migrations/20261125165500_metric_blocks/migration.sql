-- What charts of long runs are drawn from: the mean and the range of every metric over a block of steps.
CREATE TABLE "RunMetricsBlock" (
    "runId" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "RunMetricsBlock_pkey" PRIMARY KEY ("runId","block")
);

ALTER TABLE "RunMetricsBlock" ADD CONSTRAINT "RunMetricsBlock_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The runs that are there: every block but the first and the last.
INSERT INTO "RunMetricsBlock" ("runId", "block", "values")
SELECT "runId", block, jsonb_object_agg(name, point)
FROM (
    SELECT "runId", step / 256 AS block, name,
        jsonb_build_array(avg(step), avg(value), min(value), max(value), count(*)) AS point
    FROM (
        SELECT m."runId", m.step, entry.key AS name, entry.value::float8 AS value
        FROM "RunMetrics" m, jsonb_each(m."values") entry
        WHERE m.step >= 256 AND jsonb_typeof(entry.value) = 'number'
    ) one
    GROUP BY "runId", step / 256, name
) each
WHERE block < (SELECT max(step) / 256 FROM "RunMetrics" last WHERE last."runId" = each."runId")
GROUP BY "runId", block;
