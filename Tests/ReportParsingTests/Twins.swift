/// One invented report in three formats; it tells the same in each.
enum Twins {
  static let text = """
    March 4, 2022 Inland Waters Series No. 8

    The Swans Of Lower Harrow: How A Town Came To Pay Its Birds

    March 4, 2022 | By P. Lind and M. Osier*
    Harrow, Birds | Inland Waters Series No. 8

    Since the autumn of 2021 the town of Lower Harrow has paid its swans a wage. The daily Harrow Courier called the wage "a fee for being looked at."[1]

    The Mayor And The Wage

    Mayor Agnes Thorne: "A Swan That Is Paid Will Stay"

    On January 12, 2022 Mayor Agnes Thorne presented the budget. She said:

    "We have counted the swans. There are forty of them, and each one works on Sundays. A swan that is paid will stay.

    "I am told that a swan cannot hold money. Neither can the council.[2]

    Mayor Thorne with a swan (Source: The Harrow Courier, January 13, 2022)

    "My uncle Bram Thorne used to say: 'Feed what you want to keep.' I have fed the council for years."[3]

    What The Keepers Say

    Keeper Tomas Rill – who has known the birds since 2009 – answered in a letter of January 20, 2022: "The swans did not ask for money. They asked for bread – and for quiet."[4]

    The Guild of Keepers hung up a poster on February 1. It read:

      • "No swan is an employee."

      • "Bread is not a wage."

    An Interview With The Keeper

    On February 9, 2022 the magazine Reed & Feather spoke to Rill. The following are the main points:

    Q: "Do the swans know that they are paid?"

    Rill: "They know that something has changed. They look at us differently."

    Q: "And the council?"

    Rill: "The council looks at nobody."[5]

    * P. Lind keeps ducks; M. Osier keeps books.

    [1] The Harrow Courier (Harrow), October 30, 2021.
    [2] The Harrow Courier (Harrow), January 13, 2022.
    [3] Ibid.
    [4] Keepers' Bulletin (Upper Harrow), January 21, 2022; see also The Harrow Courier (Harrow), January 22, 2022.
    [5] Reed & Feather (Ostley), February 11, 2022.
    """

  static let html = """
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><title>The Swans Of Lower Harrow | Inland Waters</title>
    <style>p { margin: 0 }</style><script>var share = "<p>no text</p>";</script></head>
    <body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/reports">Reports</a></li></ul></nav>
    <div class="share-bar"><a href="#">Share this</a></div>
    <article>
    <p>March 4, 2022 Inland Waters Series No. 8</p>
    <h1>The Swans Of Lower Harrow: How A Town Came To Pay Its Birds</h1>
    <p>March 4, 2022 | By P. Lind and M. Osier*<br>
    Harrow, Birds | Inland Waters Series No. 8</p>
    <p>Since the autumn of 2021 the town of Lower Harrow has paid its swans a wage. The daily <i>Harrow Courier</i>
    called the wage &quot;a fee for being looked at.&quot;<sup><a href="#_ftn1" name="_ftnref1">[1]</a></sup></p>
    <h2>The Mayor And The Wage</h2>
    <h3>Mayor Agnes Thorne: "A Swan That Is Paid Will Stay"</h3>
    <p>On January 12, 2022 Mayor Agnes Thorne presented the budget. She said:</p>
    <p>"We have counted the swans. There are forty of them, and each one works on Sundays.&#32;A swan that is paid will
    stay.</p>
    <p>"I am told that a swan cannot hold money. Neither can the council.<sup><a href="#_ftn2">2</a></sup></p>
    <figure><img src="swan.jpg" alt=""><figcaption>Mayor Thorne with a swan (Source: The Harrow Courier, January 13,
    2022)</figcaption></figure>
    <p>"My uncle Bram Thorne used to say: 'Feed what you want to keep.' I have fed the council for
    years."<sup><a href="#_ftn3">[3]</a></sup></p>
    <h2>What The Keepers Say</h2>
    <p>Keeper Tomas Rill &ndash; who has known the birds since 2009 &#8211; answered in a letter of January 20, 2022: "The
    swans did not ask for money. They asked for bread &#x2013; and for quiet."<a href="#_ftn4"><sup>4</sup></a></p>
    <p>The Guild of Keepers hung up a poster on February 1. It read:</p>
    <ul><li>"No swan is an employee."</li><li>"Bread is not a wage."</ul>
    <h2>An Interview With The Keeper</h2>
    <p>On February 9, 2022 the magazine Reed &amp; Feather spoke to Rill. The following are the main points:
    <p>Q: "Do the swans know that they are paid?"
    <p><b>Rill:</b> "They know that something has changed. They look at us differently."
    <p>Q: "And the council?"
    <p><b>Rill:</b> "The council looks at nobody."<sup><a href="#_ftn5">5</a></sup>
    <p>* P. Lind keeps ducks; M. Osier keeps books.</p>
    <hr>
    <p><a href="#_ftnref1" name="_ftn1">[1]</a> The Harrow Courier (Harrow), October 30, 2021.</p>
    <p><a href="#_ftnref2" name="_ftn2">[2]</a> The Harrow Courier (Harrow), January 13, 2022.</p>
    <p><a href="#_ftnref3" name="_ftn3">[3]</a> <i>Ibid.</i></p>
    <p><a href="#_ftnref4" name="_ftn4">[4]</a> Keepers' Bulletin (Upper Harrow), January 21, 2022; see also The Harrow
    Courier (Harrow), January 22, 2022.</p>
    <p><a href="#_ftnref5" name="_ftn5">[5]</a> Reed &amp; Feather (Ostley), February 11, 2022.</p>
    </article>
    <footer>All rights reserved.</footer>
    </body></html>
    """

  static let markdown = """
    March 4, 2022 Inland Waters Series No. 8

    # The Swans Of Lower Harrow: How A Town Came To Pay Its Birds

    March 4, 2022 | By P. Lind and M. Osier*
    Harrow, Birds | Inland Waters Series No. 8

    Since the autumn of 2021 the town of Lower Harrow has paid its swans a wage. The daily Harrow Courier
    called the wage "a fee for being looked at."[^1]

    ## The Mayor And The Wage

    ### Mayor Agnes Thorne: "A Swan That Is Paid Will Stay"

    On January 12, 2022 Mayor Agnes Thorne presented the budget. She said:

    "We have counted the swans. There are forty of them, and each one works on Sundays. A swan that is paid
    will stay.

    "I am told that a swan cannot hold money. Neither can the council.[^2]

    Mayor Thorne with a swan (Source: The Harrow Courier, January 13, 2022)

    "My uncle Bram Thorne used to say: 'Feed what you want to keep.' I have fed the council for years."[^3]

    ## What The Keepers Say

    Keeper Tomas Rill – who has known the birds since 2009 – answered in a letter of January 20, 2022: "The
    swans did not ask for money. They asked for bread – and for quiet."[^4]

    The Guild of Keepers hung up a poster on February 1. It read:

    * "No swan is an employee."
    * "Bread is not a wage."

    ## An Interview With The Keeper

    On February 9, 2022 the magazine Reed & Feather spoke to Rill. The following are the main points:

    Q: "Do the swans know that they are paid?"

    Rill: "They know that something has changed. They look at us differently."

    Q: "And the council?"

    Rill: "The council looks at nobody."[^5]

    \\* P. Lind keeps ducks; M. Osier keeps books.

    [^1]: The Harrow Courier (Harrow), October 30, 2021.
    [^2]: The Harrow Courier (Harrow), January 13, 2022.
    [^3]: Ibid.
    [^4]: Keepers' Bulletin (Upper Harrow), January 21, 2022; see also The Harrow Courier (Harrow),
        January 22, 2022.
    [^5]: Reed & Feather (Ostley), February 11, 2022.
    """
}
