"""Stage 3. Legs and constraints in; ranked itineraries out. Knows nothing of reports.

`columns` and `index` put the record in order once; `serving` says which legs serve what is asked;
`runs`, `joining` and `chains` make the routes; `fitting` and `ranking` judge them one by one;
`search` is the way in; `misses` and `unusual` say what a fit is worth and what to look at.
"""
