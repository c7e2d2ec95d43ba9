# Finding: the search of everything, the palette, keys, what is kept at hand.

search-title = Search
search-what = Search everything
search-run = Search
search-all = All
search-kinds = Kinds of records
search-all-of = All { $count } in { $what }
search-as-list = Open as a list
search-pages = Pages of results
search-back = Better matches
search-on = More matches
search-nothing-asked = Search everything you may see
search-nothing-asked-text = Type a name, a number or words of a text. Results show here, by kind of record.
search-nothing = Nothing matches
search-nothing-text = Try fewer words or only their beginnings. Archived records are found with is:archived.
search-unknown = There is no field of that name, or no such value: { $words }. It was searched as words.
search-operators = What may stand beside words
search-how-phrase = Exactly these words, side by side
search-how-not = Without this word
search-how-field = A field with one of these values
search-how-link = Belonging to a record with this name
search-how-me = Yours; none is nobody’s
search-how-date = After a day; also <, >=, a..b, today and -7d
search-how-archived = In the archive
palette-title = Find or do
palette-field = Find records, pages and actions
palette-open = Find or do (Ctrl K)
palette-recent = Opened last
palette-on-page = On this page
palette-pages = Pages
palette-actions = Actions
palette-everything = Search everything for “{ $words }”
palette-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
marks-title = Favourites
marks-keep = Favourite page
marks-edit = Edit favourites
marks-none = You have no favourites yet. The star in the bar above each page keeps it here.
marks-name = Name of { $name }
marks-up = Move { $name } up
marks-down = Move { $name } down
marks-remove = Remove { $name }
keys-title = Keys
keys-everywhere = Everywhere
keys-on-mac = The same on a Mac
keys-search = Search this list, or everything
keys-create = Create what the page lists
keys-close = Close what is open
keys-lists = In lists
keys-next = Next row
keys-previous = Previous row
keys-open = Open the row
keys-tick = Tick the row
keys-page-back = Previous page
keys-page-on = Next page
keys-go = Go to
keys-press = { $what } ({ $keys })
did-bookmarks-add = kept a page as a favourite
did-bookmarks-rename = renamed a favourite
did-bookmarks-move = moved a favourite
did-bookmarks-remove = removed a favourite
did-visits-note = opened a record
