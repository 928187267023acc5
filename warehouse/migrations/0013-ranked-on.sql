-- The day that a claim ranks by, where it is not the day from which it is known: what an undo states
-- ranks where the withdrawn claim did, so that a corrected file with the same known day comes after it.
ALTER TABLE enterprise ADD COLUMN ranked_on DATE;
ALTER TABLE recognition ADD COLUMN ranked_on DATE;
ALTER TABLE contract ADD COLUMN ranked_on DATE;
ALTER TABLE rd_spend ADD COLUMN ranked_on DATE;
ALTER TABLE event ADD COLUMN ranked_on DATE;
ALTER TABLE approval ADD COLUMN ranked_on DATE;
ALTER TABLE payout ADD COLUMN ranked_on DATE;
ALTER TABLE appropriation ADD COLUMN ranked_on DATE;
ALTER TABLE document_fund ADD COLUMN ranked_on DATE;
ALTER TABLE quota ADD COLUMN ranked_on DATE;
ALTER TABLE integrity ADD COLUMN ranked_on DATE;
