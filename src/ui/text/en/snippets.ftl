# Texts for replies.

snippets-title = Snippets
snippets-one = Snippet
snippets-new = New snippet
snippets-count = { $count ->
    [0] No snippets
    [one] { $count } snippet
   *[other] { $count } snippets
}
snippets-empty-title = No snippets yet
snippets-empty-text = Texts that you write once and put into many replies.
snippets-field-name = Name
snippets-field-body = Text
snippets-field-tags = Tags
snippets-field-created-at = Created
snippets-field-updated-at = Changed
snippets-field-archived-at = Archived
grant-area-snippets = Snippets
step-snippets-create = wrote the snippet
step-snippets-edit = changed the snippet
step-snippets-archive = archived the snippet
step-snippets-restore = restored the snippet
