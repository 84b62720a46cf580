// title: In which years does a register differ from its publisher's own tables of TIV?
// description: >-
//   One row a row of a table and year, for the years of a register of the same source that has a number for each year
//   of a deal (17 columns): TIV as the table gives it beside the sum of the register's rows. Other registers give no
//   years: a number is never spread over them.
// tags: [registers, tables, TIV, years]
// params:
//   table: {type: report, default: null, help: only this table; empty for all}
//   party: {type: actor, default: null, help: only rows with this country or group; empty for all}
//   since: {type: year, default: 1900, help: first year to show}
//   differing: {type: boolean, default: false, help: true for rows that rounding does not explain}
// columns:
//   supplier: {type: actor, key: true}
//   recipient: {type: actor, key: true}
//   year: {type: year, key: true}
//   table_tiv: {type: integer, unit: million TIV}
//   register_tiv: {type: number, unit: million TIV}
//   deals: integer
//   apart: {type: number, unit: million TIV}
//   finding: text
//   line: integer
//   table: {type: report, key: true}
//   register: report
// view: table
// sentence: >-
//   [{supplier} as supplier, ][{recipient} as recipient, ]{year}: {finding}[; {table_tiv} million TIV by the table][;
//   {register_tiv} million TIV by the register, {deals|deal|deals}]
// caveat: >-
//   Neither number is preferred, and one year alone says little: deliveries are booked in the year in which they are
//   known to have been made. A table gives whole millions, 0 for under half of one, and nothing where no delivery was
//   identified.
MATCH (source:Source)-[:PUBLISHED]->(t:Report)-[:TABULATES]->(row:Total)
WHERE $table IS NULL OR t.id = $table
OPTIONAL MATCH (row)-[tie:SUPPLIED_BY|RECEIVED_BY]->(named:Actor)
WHERE type(tie) = CASE row.lists WHEN 'supplier' THEN 'SUPPLIED_BY' ELSE 'RECEIVED_BY' END
WITH source.id AS publisher, t, max(row.lists) AS lists, max(row.first_year) AS start, max(row.last_year) AS until,
     max(CASE row.lists WHEN 'supplier' THEN row.recipient ELSE row.supplier END) AS owner,
     collect({line: row.line, years: row.years, values: row.values, id: named.id,
              key: CASE WHEN named.kind = 'unknown' THEN named.name ELSE named.id END}) AS rows
// What the register of the source with yearly rows and the widest window says of the table's own party, by the other.
CALL (publisher, lists, start, until, owner) {
  MATCH (a:Actor)
  WHERE owner IS NULL OR a.id = owner
  MATCH (a)-[side:SUPPLIER_OF|RECIPIENT_OF]->(deal:Transfer)
  WHERE type(side) = CASE lists WHEN 'supplier' THEN 'RECIPIENT_OF' ELSE 'SUPPLIER_OF' END
  MATCH (deal)<-[across:SUPPLIER_OF|RECIPIENT_OF]-(b:Actor)
  WHERE type(across) <> type(side)
  MATCH (deal)<-[:ABOUT]-(c:Claim)
  WHERE c.yearly = true AND c.counts = true AND c.speaker_role = 'data set'
    AND c.act IN ['delivered', 'partly delivered']
  WITH publisher, start, until, c.report AS edition, b.id AS id,
       CASE WHEN b.kind = 'unknown' THEN b.name ELSE b.id END AS key, deal.id AS deal, c.tiv_delivered AS tiv,
       head(c.delivery_years) AS year
  WHERE year >= start AND year <= until
  WITH publisher, edition, key, year, min(id) AS id, count(DISTINCT deal) AS deals,
       round(sum(coalesce(tiv, 0.0)), 3) AS tiv, sum(CASE WHEN tiv IS NULL THEN 1 ELSE 0 END) AS blank
  MATCH (s:Source {id: publisher})-[:PUBLISHED]->(e:Report {id: edition})
  WITH e, collect({key: key, id: id, year: year, deals: deals, tiv: tiv, blank: blank}) AS parts
  ORDER BY e.rank DESC, e.id
  RETURN head(collect({edition: e.id, made: e.generated, since: e.covers_from, until: e.covers_to,
                       parts: parts})) AS best
}
WITH t, lists, owner, best, rows
WHERE best IS NOT NULL
// Cells of the table, rows of the register, and these once more for the table's own total, whose key is ''.
WITH t, lists, owner, best,
     reduce(cells = [], r IN rows | cells +
            [at IN range(0, size(coalesce(r.years, [])) - 1) | {key: coalesce(r.key, ''), own: r.id, other: null,
             line: r.line, year: r.years[at], given: r.values[at], deals: 0, tiv: 0.0, blank: 0}])
     + [p IN best.parts | {key: p.key, own: null, other: p.id, line: null, year: p.year, given: null,
                           deals: p.deals, tiv: p.tiv, blank: p.blank}]
     + [p IN best.parts | {key: '', own: null, other: null, line: null, year: p.year, given: null,
                           deals: p.deals, tiv: p.tiv, blank: p.blank}] AS cells,
     [r IN rows | {key: coalesce(r.key, ''), line: r.line}] AS places
UNWIND cells AS cell
WITH t, lists, owner, best, places, cell
WHERE cell.year >= best.since AND cell.year <= best.until AND cell.year >= $since
WITH t, lists, owner, best, places, cell.key AS key, cell.year AS year, coalesce(max(cell.own), min(cell.other)) AS id,
     max(cell.given) AS given, sum(cell.deals) AS deals, round(sum(cell.tiv), 3) AS tiv, sum(cell.blank) AS blank
WITH t, best, year, given, deals, blank, CASE WHEN deals > 0 THEN tiv END AS tiv,
     head([place IN places WHERE place.key = key | place.line]) AS line,
     CASE lists WHEN 'supplier' THEN id ELSE owner END AS supplier_id,
     CASE lists WHEN 'supplier' THEN owner ELSE id END AS recipient_id,
     coalesce(best.made > t.generated, best.until > t.generated.year, false) AS later,
     coalesce(best.made < t.generated, t.window_to > best.made.year, false) AS earlier
WHERE $party IS NULL OR supplier_id = $party OR recipient_id = $party
WITH t, best, year, given, deals, tiv, line, supplier_id, recipient_id,
     CASE
       WHEN deals = 0 THEN 'not in the register'
       WHEN given IS NULL THEN 'not in the table'
       WHEN blank = 0 AND abs(given - tiv) <= 0.5 THEN 'within rounding'
       WHEN blank > 0 AND given >= tiv - 0.5 THEN 'deals without TIV'
       WHEN later THEN 'the register is newer'
       WHEN earlier THEN 'the table is newer'
       ELSE 'no reason found'
     END AS finding
WHERE NOT $differing OR finding <> 'within rounding'
OPTIONAL MATCH (supplier:Actor {id: supplier_id})
OPTIONAL MATCH (recipient:Actor {id: recipient_id})
RETURN supplier, recipient, year, given AS table_tiv, tiv AS register_tiv, deals, round(given - tiv, 2) AS apart,
       finding, line, t.id AS table, best.edition AS register
ORDER BY table, coalesce(line, 100000), coalesce(supplier_id, ''), coalesce(recipient_id, ''), year
LIMIT 500
