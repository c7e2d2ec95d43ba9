# Allow-lists of networks.

allowed-networks-title = Allowed networks
allowed-networks-field-networks = Networks
networks-text = Without an entry a list lets everybody through. Members of a role with a list of its own must be on that list and on everybody’s. Changes hold from the next request on.
networks-yours = You are at { $address }.
networks-everybody = Everybody
networks-none = No entries: the workspace may be used from everywhere.
networks-range = Address or range
networks-range-hint = Such as 192.0.2.0/24, 2001:db8::/32 or a single address.
networks-label = Name
networks-role = Holds for
networks-add = Allow this network
networks-added = Allowed
networks-remove = Remove { $range }
networks-removed = Removed
networks-check = Who would be kept out?
networks-kept-none = Nobody who is signed in would be kept out.
networks-kept = { $count ->
    [one] { $count } signed-in member would be kept out:
   *[other] { $count } signed-in members would be kept out:
}
networks-kept-one = { $name } from { $address }
did-networks-allow = allowed a network
did-networks-remove = took a network off the allow-list
did-networks-clear = emptied the allow-lists
did-networks-refuse = was kept out because of the network
error-network-title = Not from this network
error-network = From this network (address { $address }) this workspace, or your role in it, may not be used. Try again from an allowed network, or ask an administrator.
rule-network = Give an address or a range like 192.0.2.0/24.
rule-locked-out = You are at { $address } and would be kept out yourself. Allow your own network first.
