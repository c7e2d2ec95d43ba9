# A workspace's terms.

terms-title = Terms
terms-field-number = Number
terms-field-body = Text
terms-hint = Whoever joins reads and accepts this text. A new one holds for those who join from then on; every older one stays on record.
terms-number = { $number ->
    [0] no text
   *[other] version { $number }
  }
terms-set = Set this text
terms-accepted = Terms accepted
invitation-read-terms = Read the terms (version { $number })
invitation-terms-changed = The terms have changed meanwhile. Please read them and accept again.
did-terms-set = set the terms
terms-overtaken = Version { $number } was saved while you were writing. Your text is still below; if you save it, it replaces that version.
terms-use-theirs = Take the text of version { $number }
