// title: Which deals does a newer edition of a register add, and which does it no longer list?
// description: >-
//   One row a deal that only one of two editions has, although its delivery years and its parties lie in what both
//   files cover. Without named editions every two of one source are compared whose days are known.
// tags: [editions, registers, revisions]
// params:
//   older: {type: report, default: null, help: the older edition; empty for each}
//   newer: {type: report, default: null, help: the newer edition; empty for each}
//   country: {type: actor, default: null, help: only deals of this supplier or recipient; empty for all}
// columns:
//   found: {type: text, key: true}
//   supplier: actor
//   recipient: actor
//   deal: {type: transfer, key: true}
//   years: list of year
//   older: {type: report, key: true}
//   newer: {type: report, key: true}
// view: table
// sentence: "{found} in the newer edition: {deal}"
// caveat: >-
//   A deal that a layout without ids names otherwise looks like one that is gone and another that is new: python -m
//   loaders propose lists such pairs. Open orders without a delivery are left out, since many files have none of them.
//   A file counts as limited to a country where all its deals have it as supplier, as recipient or as either. Editions
//   whose day is not known are left out unless both are named: load such a file again with --generated DATE.
MATCH (s:Source)-[:PUBLISHED]->(old:Report)
WHERE old.joins IS NOT NULL AND old.joins <> 'judged' AND ($older IS NULL OR old.id = $older)
MATCH (s)-[:PUBLISHED]->(new:Report)
WHERE new.joins = old.joins AND new.id <> old.id AND ($newer IS NULL OR new.id = $newer)
  AND ($older IS NOT NULL AND $newer IS NOT NULL OR old.generated < new.generated)
WITH old, new,
     CASE WHEN old.covers_from > new.covers_from THEN old.covers_from ELSE new.covers_from END AS start,
     CASE WHEN old.covers_to < new.covers_to THEN old.covers_to ELSE new.covers_to END AS until
// What either file is limited to holds for both.
CALL (old, new, start, until) {
  MATCH (old)-[:STATES]->(c:Claim)-[:ABOUT]->(deal:Transfer)
  WHERE c.counts = true AND c.speaker_role = 'data set'
    AND all(e IN [old, new] WHERE
      (e.only_supplier IS NULL OR e.only_supplier = c.supplier)
      AND (e.only_recipient IS NULL OR e.only_recipient = c.recipient)
      AND all(party IN coalesce(e.only_parties, []) WHERE party IN [c.supplier, c.recipient]))
    AND head(c.delivery_years) >= start AND last(c.delivery_years) <= until
    AND NOT EXISTS { MATCH (deal)<-[:ABOUT]-(other:Claim) WHERE other.report = new.id AND other.counts = true }
  RETURN 'no longer listed' AS found, deal, c
  UNION
  MATCH (new)-[:STATES]->(c:Claim)-[:ABOUT]->(deal:Transfer)
  WHERE c.counts = true AND c.speaker_role = 'data set'
    AND all(e IN [old, new] WHERE
      (e.only_supplier IS NULL OR e.only_supplier = c.supplier)
      AND (e.only_recipient IS NULL OR e.only_recipient = c.recipient)
      AND all(party IN coalesce(e.only_parties, []) WHERE party IN [c.supplier, c.recipient]))
    AND head(c.delivery_years) >= start AND last(c.delivery_years) <= until
    AND NOT EXISTS { MATCH (deal)<-[:ABOUT]-(other:Claim) WHERE other.report = old.id AND other.counts = true }
  RETURN 'added' AS found, deal, c
}
WITH old, new, start, until, found, deal
MATCH (deal)<-[:ABOUT]-(c:Claim)
WHERE c.report = CASE found WHEN 'added' THEN new.id ELSE old.id END
UNWIND c.delivery_years AS year
WITH old, new, start, until, found, deal, year
ORDER BY year
WITH old, new, start, until, found, deal, collect(DISTINCT year) AS years
WHERE head(years) >= start AND last(years) <= until
MATCH (deal)<-[:SUPPLIER_OF]-(supplier:Actor)
MATCH (deal)<-[:RECIPIENT_OF]-(recipient:Actor)
WHERE $country IS NULL OR supplier.id = $country OR recipient.id = $country
RETURN found, supplier, recipient, deal, years, old.id AS older, new.id AS newer
ORDER BY newer DESC, older DESC, found, supplier.name, recipient.name, deal.id
LIMIT 500
