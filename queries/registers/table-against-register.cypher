// title: Where does a register differ from its publisher's own tables of TIV?
// description: >-
//   One row a row of a table, and one a party that the register lists and the table does not: TIV as the table gives
//   it, beside TIV of the deals in one register of the same source: those wholly inside the table's years, to all with
//   a delivery in them. Where none is named, the register whose years fit the table best is taken.
// tags: [registers, tables, TIV, editions]
// params:
//   table: {type: report, default: null, help: only this table; empty for all}
//   register: {type: report, default: null, help: compare with this register; empty for the one that fits best}
//   party: {type: actor, default: null, help: only rows with this country or group; empty for all}
//   differing: {type: boolean, default: false, help: true for rows that neither rounding nor cut deals explain}
// columns:
//   supplier: {type: actor, key: true}
//   recipient: {type: actor, key: true}
//   years: text
//   table_tiv: {type: integer, unit: million TIV}
//   register_tiv: {type: quantity, unit: million TIV}
//   deals: integer
//   cut: integer
//   apart: {type: number, unit: million TIV}
//   finding: text
//   line: integer
//   table: {type: report, key: true}
//   register: report
// view: table
// sentence: >-
//   [{supplier} as supplier, ][{recipient} as recipient, ]{years}: {finding}[; {table_tiv} million TIV by the table][;
//   {register_tiv} million TIV by the register, {deals|deal|deals}]
// caveat: >-
//   Neither number is preferred. A table gives whole millions, 0 for under half of one, and nothing where no delivery
//   was identified. It has no deals, so what lies behind a difference is not in it. That the register is newer says
//   when the two were made, and not that this is the cause. Cut deals have deliveries outside the table's years, too.
MATCH (source:Source)-[:PUBLISHED]->(t:Report)-[:TABULATES]->(row:Total)
WHERE $table IS NULL OR t.id = $table
OPTIONAL MATCH (row)-[tie:SUPPLIED_BY|RECEIVED_BY]->(named:Actor)
WHERE type(tie) = CASE row.lists WHEN 'supplier' THEN 'SUPPLIED_BY' ELSE 'RECEIVED_BY' END
WITH source.id AS publisher, t, max(row.lists) AS lists, max(row.first_year) AS start, max(row.last_year) AS until,
     max(CASE row.lists WHEN 'supplier' THEN row.recipient ELSE row.supplier END) AS owner,
     collect({row: row, id: named.id, key: CASE WHEN named.kind = 'unknown' THEN named.name ELSE named.id END}) AS rows
// What each register of the source says of the table's own party, by party on the other side; the best fit first.
CALL (publisher, lists, start, until, owner) {
  MATCH (a:Actor)
  WHERE owner IS NULL OR a.id = owner
  MATCH (a)-[side:SUPPLIER_OF|RECIPIENT_OF]->(deal:Transfer)
  WHERE type(side) = CASE lists WHEN 'supplier' THEN 'RECIPIENT_OF' ELSE 'SUPPLIER_OF' END
  MATCH (deal)<-[across:SUPPLIER_OF|RECIPIENT_OF]-(b:Actor)
  WHERE type(across) <> type(side)
  MATCH (deal)<-[:ABOUT]-(c:Claim)
  WHERE c.counts = true AND c.speaker_role = 'data set' AND c.act IN ['delivered', 'partly delivered']
    AND ($register IS NULL OR c.report = $register)
    AND (any(y IN c.delivery_years WHERE y >= start AND y <= until)
         OR (c.delivery_range = true AND head(c.delivery_years) < start AND last(c.delivery_years) > until))
  WITH publisher, start, until, c.report AS edition, b.id AS id,
       CASE WHEN b.kind = 'unknown' THEN b.name ELSE b.id END AS key, deal.id AS deal, c.tiv_delivered AS tiv,
       c.yearly AS yearly,
       all(y IN c.delivery_years WHERE y >= start AND y <= until) AS whole
  WITH publisher, start, until, edition, key, min(id) AS id, count(DISTINCT deal) AS deals,
       count(DISTINCT CASE WHEN whole THEN null ELSE deal END) AS cut,
       sum(CASE WHEN whole THEN tiv ELSE 0.0 END) AS floor, sum(coalesce(tiv, 0.0)) AS ceiling,
       sum(CASE WHEN tiv IS NULL THEN 1 ELSE 0 END) AS blank, count(tiv) AS given,
       sum(CASE WHEN yearly THEN 0 ELSE 1 END) AS unparted
  MATCH (s:Source {id: publisher})-[:PUBLISHED]->(e:Report {id: edition})
  WITH start, until, e, sum(unparted) AS unparted, sum(given) AS valued,
       collect({key: key, id: id, deals: deals, cut: cut, floor: floor, ceiling: ceiling, blank: blank}) AS parts
  WHERE valued > 0
  WITH e, parts, e.covers_from <= start AND e.covers_to >= until AS covers,
       e.window_from = start AND e.window_to = until OR unparted = 0 AS fits
  ORDER BY CASE WHEN covers AND fits THEN 0 WHEN covers THEN 1 ELSE 2 END,
           e.rank DESC, e.id
  RETURN head(collect({edition: e.id, made: e.generated, until: e.covers_to, covers: covers, parts: parts})) AS best
}
WITH t, lists, start, until, owner, best, rows, [r IN rows WHERE r.key IS NOT NULL | r.key] AS keys,
     coalesce(best.parts, []) AS parts
WITH t, lists, start, until, owner, best, parts,
     rows + [p IN parts WHERE NOT p.key IN keys | {row: null, id: p.id, key: p.key}] AS entries
UNWIND entries AS entry
WITH t, lists, start, until, owner, best, entry.row AS row, entry.id AS id,
     [p IN parts WHERE entry.key IS NULL OR p.key = entry.key] AS mine
WITH t, lists, start, until, row, best, row.tiv AS given, size(mine) > 0 AS listed,
     CASE lists WHEN 'supplier' THEN id ELSE owner END AS supplier_id,
     CASE lists WHEN 'supplier' THEN owner ELSE id END AS recipient_id,
     reduce(sum = 0, p IN mine | sum + p.deals) AS deals, reduce(sum = 0, p IN mine | sum + p.cut) AS cut,
     reduce(sum = 0, p IN mine | sum + p.blank) AS blank,
     round(reduce(sum = 0.0, p IN mine | sum + p.floor), 3) AS floor,
     round(reduce(sum = 0.0, p IN mine | sum + p.ceiling), 3) AS ceiling
WHERE $party IS NULL OR supplier_id = $party OR recipient_id = $party
WITH t, lists, start, until, row, best, given, listed, supplier_id, recipient_id, deals, cut, floor,
     CASE WHEN best.covers AND blank = 0 THEN ceiling END AS ceiling,
     // A cell is rounded to whole millions, so it stands for half a million more or less.
     coalesce(given, 0) >= floor - 0.5
     AND (coalesce(given, 0) <= ceiling + 0.5 OR NOT best.covers OR blank > 0) AS inside,
     coalesce(given, 0) <= floor + 0.5 AND cut = 0 AND blank = 0 AS equal,
     coalesce(best.made > t.generated, best.until > t.generated.year, false) AS later,
     coalesce(best.made < t.generated, t.window_to > best.made.year, false) AS earlier
WITH t, lists, start, until, row, best, given, supplier_id, recipient_id, deals, cut, floor, ceiling,
     CASE
       WHEN best IS NULL THEN 'no register to compare with'
       WHEN NOT listed THEN 'not in the register'
       WHEN given IS NULL AND NOT (floor = 0.0 AND cut > 0) THEN 'not in the table'
       WHEN inside AND equal THEN 'within rounding'
       WHEN inside AND NOT best.covers THEN 'the register does not cover all years'
       WHEN inside AND ceiling IS NULL THEN 'deals without TIV'
       WHEN inside THEN 'between floor and ceiling'
       WHEN later THEN 'the register is newer'
       WHEN earlier THEN 'the table is newer'
       ELSE 'no reason found'
     END AS finding
WHERE NOT $differing OR NOT finding IN ['within rounding', 'between floor and ceiling']
OPTIONAL MATCH (supplier:Actor {id: supplier_id})
OPTIONAL MATCH (recipient:Actor {id: recipient_id})
RETURN supplier, recipient, toString(start) + ' to ' + toString(until) AS years, given AS table_tiv,
       CASE WHEN deals > 0 THEN {low: floor, high: ceiling, basis: null} END AS register_tiv, deals, cut,
       CASE WHEN deals > 0 AND cut = 0 AND floor = ceiling THEN round(given - floor, 2) END AS apart, finding, row.line AS line,
       t.id AS table, best.edition AS register
ORDER BY table, coalesce(line, 100000), coalesce(supplier_id, ''), coalesce(recipient_id, '')
LIMIT 500
